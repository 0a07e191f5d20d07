import jax
import jax.numpy as jnp


class EMA:
    def __init__(self, decay):
        self.decay = decay
        self.shadow = {}

    def update(self, params):
        for name, value in params.items():
            old = self.shadow.get(name, value)
            self.shadow[name] = self.decay * old + (1 - self.decay) * value
        return self.shadow


ema = EMA(0.5)


@jax.jit
def train(params):
    params = {name: value + 1.0 for name, value in params.items()}
    shadow = ema.update(params)
    return params, shadow["w"]


params = {"w": jnp.float32(0.0), "b": jnp.float32(1.0)}
for _ in range(3):
    params, shadow = train(params)
    print(params["w"], shadow)

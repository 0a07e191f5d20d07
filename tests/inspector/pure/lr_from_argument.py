import jax
import jax.numpy as jnp


class Decay:
    def __init__(self, base):
        self.base = base
        self.step = 0

    def rate(self):
        self.step += 1
        return self.base / self.step


@jax.jit
def update(w, lr):
    return w - lr * w


decay = Decay(0.5)
w = jnp.array([1.0, 2.0])
for _ in range(3):
    w = update(w, decay.rate())
    print(w)

import contextlib

import jax
import jax.numpy as jnp


class EMA:
    def __init__(self, params, decay):
        self.params = params
        self.shadow = params
        self.decay = decay

    def update(self):
        self.shadow = jax.tree.map(lambda s, p: self.decay * s + (1 - self.decay) * p, self.shadow, self.params)

    @contextlib.contextmanager
    def average(self):
        kept, self.params = self.params, self.shadow
        try:
            yield self
        finally:
            self.params = kept


ema = EMA({"w": jnp.array([1.0, 2.0])}, 0.5)
predict = jax.jit(lambda x: jnp.dot(ema.params["w"], x))
x = jnp.array([1.0, 1.0])
for _ in range(2):
    ema.params = {"w": ema.params["w"] * 2}
    ema.update()
    print(predict(x))
with ema.average():
    print(predict(x))

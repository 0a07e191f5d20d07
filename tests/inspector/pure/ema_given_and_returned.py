from typing import NamedTuple

import jax
import jax.numpy as jnp


class EMA(NamedTuple):
    average: jax.Array
    count: jax.Array

    def update(self, value, decay=0.5):
        return EMA(decay * self.average + (1 - decay) * value, self.count + 1)

    def value(self, decay=0.5):
        return self.average / (1 - decay**self.count)


@jax.jit
def step(ema, value):
    ema = ema.update(value)
    return ema, ema.value()


ema = EMA(jnp.float32(0.0), jnp.float32(0.0))
for v in [1.0, 2.0, 3.0]:
    ema, out = step(ema, v)
    print(out)

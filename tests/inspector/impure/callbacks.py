import jax
import jax.numpy as jnp


class Clip:
    def __init__(self, limit):
        self.limit = limit

    def __call__(self, g):
        return jnp.clip(g, -self.limit, self.limit)  #~ attribute self.limit


class Scale:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, g):
        return g * self.factor


callbacks = [Clip(1.0), Scale(0.5)]


@jax.jit
def process(g):
    for cb in callbacks:
        g = cb(g)
    return g


g = jnp.array([3.0, -0.2])
print(process(g))
callbacks[0].limit = 2.0
print(process(g))  #! self.limit

import weakref

import jax
import jax.numpy as jnp


class Grid:
    def __init__(self, h):
        self.h = h


grid = Grid(0.5)
ref = weakref.ref(grid)


@jax.jit
def slope(y):
    return (y[1:] - y[:-1]) / ref().h


print(slope(jnp.arange(3.0)), slope(jnp.arange(3.0) ** 2))

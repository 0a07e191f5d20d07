from functools import cached_property

import jax
import jax.numpy as jnp


class Grid:
    def __init__(self, n):
        self.n = n

    @cached_property
    def points(self):
        return jnp.linspace(0.0, 1.0, self.n)


grid = Grid(3)


@jax.jit
def integrate(scale):
    return jnp.sum(scale * grid.points)  #~ element grid.points ; branch grid.points ; leaked_tracer grid.points


print(integrate(1.0))
print(integrate(2.0))  #! grid.points
print(grid.points)
print(integrate(3.0))  #! grid.points

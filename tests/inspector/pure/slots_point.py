import jax
import jax.numpy as jnp


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


@jax.jit
def length(x, y):
    p = Point(x, y)
    p.x = p.x * 1.0
    return jnp.sqrt(p.x**2 + p.y**2)


print(length(3.0, 4.0), length(6.0, 8.0))

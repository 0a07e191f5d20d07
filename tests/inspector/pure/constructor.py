import jax
import jax.numpy as jnp


class Rotation:
    def __init__(self, angle):
        self.c = jnp.cos(angle)
        self.s = jnp.sin(angle)
        self.used = 0

    def apply(self, x, y):
        self.used += 1
        return self.c * x - self.s * y, self.s * x + self.c * y


@jax.jit
def spin(angle, x, y):
    r = Rotation(angle)
    x, y = r.apply(x, y)
    return r.apply(x, y)


print(spin(0.1, 1.0, 0.0))
print(spin(0.2, 1.0, 0.0))

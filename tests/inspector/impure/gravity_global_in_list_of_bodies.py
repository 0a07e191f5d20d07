import jax
import jax.numpy as jnp

GRAVITY = 9.8


class Body:
    def __init__(self, y, v):
        self.y, self.v = y, v

    def fall(self, dt):
        return self.y + self.v * dt - 0.5 * GRAVITY * dt ** 2  #~ global GRAVITY = 9.8


bodies = [Body(10.0, 0.0), Body(5.0, 2.0)]


@jax.jit
def heights(t):
    return jnp.array([body.fall(t) for body in bodies])


print(heights(0.5))
GRAVITY = 1.6
print(heights(0.5))  #! GRAVITY 9.8 -> 1.6

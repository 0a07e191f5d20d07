import jax
import jax.numpy as jnp


class Body:
    def __init__(self, x, v):
        self.x = x
        self.v = v


bodies = [Body(0.0, 1.0), Body(1.0, -1.0), Body(3.0, 0.0)]


@jax.jit
def advance(dt):
    for b in bodies:
        force = sum(o.x - b.x for o in bodies if o is not b)
        b.v = b.v + dt * force
    for b in bodies:
        b.x = b.x + dt * b.v
    return jnp.array([b.x for b in bodies])


for _ in range(3):
    print(advance(0.1))

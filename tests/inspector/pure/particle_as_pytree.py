import jax
import jax.numpy as jnp


@jax.tree_util.register_pytree_node_class
class Particle:
    def __init__(self, pos, vel, mass):
        self.pos, self.vel, self.mass = pos, vel, mass

    def tree_flatten(self):
        return (self.pos, self.vel), self.mass

    @classmethod
    def tree_unflatten(cls, mass, children):
        return cls(*children, mass)


@jax.jit
def step(p, dt):
    p.vel = p.vel - dt * p.pos / p.mass
    p.pos = p.pos + dt * p.vel
    return p


p = Particle(jnp.float32(1.0), jnp.float32(0.0), 2.0)
for _ in range(3):
    p = step(p, 0.1)
    print(p.pos, p.vel)

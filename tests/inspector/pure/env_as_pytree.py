import jax
import jax.numpy as jnp
from functools import partial


@jax.tree_util.register_pytree_node_class
class Env:
    def __init__(self, position, velocity, dt=0.1):
        self.position, self.velocity, self.dt = position, velocity, dt

    def tree_flatten(self):
        return (self.position, self.velocity), self.dt

    @classmethod
    def tree_unflatten(cls, dt, children):
        return cls(*children, dt)

    @jax.jit
    def step(self, force):
        velocity = self.velocity + force * self.dt
        return Env(self.position + velocity * self.dt, velocity, self.dt)


env = Env(jnp.float32(0.0), jnp.float32(1.0))
for force in [1.0, 0.0, -1.0]:
    env = env.step(force)
    print(env.position, env.velocity)
env.dt = 0.5
print(env.step(1.0).position)

import jax
import jax.numpy as jnp

class World:
    bodies = []

    @property
    def count(self):
        return len(self.bodies)  #~ element len(self.bodies) = 1

    def add(self, body):
        self.bodies.append(body)

    def drift(self, v):
        return v + gravity * self.count  #~ captured_array gravity

gravity = jnp.array([0.0, -1.5])
world = World()
world.add("earth")
drift = jax.jit(world.drift)
print(drift(jnp.zeros(2)))
world.add("moon")
print(drift(jnp.zeros(2)))  #! len(self.bodies) 1 -> 2

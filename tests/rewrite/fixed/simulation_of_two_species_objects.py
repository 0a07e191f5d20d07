import jax
import jax.numpy as jnp


class Species:
    def __init__(self, name, n, growth):
        self.name = name
        self.n = n
        self.growth = growth


class World:
    def __init__(self, *species):
        self.species = {s.name: s for s in species}
        self.time = 0.0

    def step(self, dt):
        rabbits, foxes = self.species["rabbits"], self.species["foxes"]
        dr = rabbits.growth * rabbits.n - 0.1 * rabbits.n * foxes.n
        df = -foxes.growth * foxes.n + 0.05 * rabbits.n * foxes.n
        rabbits.n = rabbits.n + dt * dr
        foxes.n = foxes.n + dt * df
        self.time += dt
        return rabbits.n, foxes.n


world = World(Species("rabbits", 10.0, 1.0), Species("foxes", 5.0, 0.5))
step = jax.jit(world.step)
for _ in range(3):
    print(step(0.1))
print(round(float(world.time), 2))

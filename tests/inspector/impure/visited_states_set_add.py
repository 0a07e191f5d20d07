import jax
import jax.numpy as jnp


class Explorer:
    def __init__(self):
        self.visited = set()
        self.where = 0

    def bonus(self, value):
        novelty = 0.0 if self.where in self.visited else 1.0  #~ attribute self.where = 0 ; element self.visited ; branch self.where in self.visited
        return value + novelty


explorer = Explorer()
bonus = jax.jit(explorer.bonus)
for place in [0, 1, 0, 2, 1]:
    explorer.where = place
    print(place, bonus(0.5))  #! self.visited
    explorer.visited.add(place)

import jax
import jax.numpy as jnp


class Life:
    birth = {3}
    survive = {2, 3}

    def __init__(self, grid):
        self.grid = grid
        self.generation = 0

    def step(self):
        n = sum(jnp.roll(self.grid, (i, j), (0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)
        born = jnp.zeros_like(self.grid, bool)
        for b in sorted(self.birth):
            born = born | (n == b)
        stay = jnp.zeros_like(self.grid, bool)
        for s in sorted(self.survive):
            stay = stay | (n == s)
        self.grid = jnp.where(self.grid == 1, stay, born).astype(int)
        self.generation += 1
        return self.grid.sum()


life = Life(jnp.zeros((5, 5), int).at[2, 1:4].set(1).at[1, 2].set(1))
step = jax.jit(life.step)
for _ in range(3):
    print(step())
print(life.generation)

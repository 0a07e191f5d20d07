import jax, jax.numpy as jnp

class Life:
    def __init__(self, grid):
        self.buffers = [grid, jnp.zeros_like(grid)]
        self.front = 0
        self.generation = 0

    def tick(self):
        g = self.buffers[self.front]
        n = sum(jnp.roll(g, (i, j), (0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1)) - g
        new = ((n == 3) | ((g == 1) & (n == 2))).astype(g.dtype)
        self.buffers[1 - self.front] = new
        self.front = 1 - self.front
        self.generation += 1
        return new.sum()

glider = jnp.zeros((6, 6), jnp.int32).at[jnp.array([0, 1, 2, 2, 2]), jnp.array([1, 2, 0, 1, 2])].set(1)
life = Life(glider.at[0, 0].set(1))
tick = jax.jit(life.tick)
for _ in range(4):
    print(int(tick()))
print(life.generation)

# declined: in place
import jax, jax.numpy as jnp

visited = set()

def novelty(cell):
    bonus = 0.0 if cell in visited else 1.0
    visited.add(cell)
    return bonus

reward = jax.jit(lambda x, cell: x + novelty(cell), static_argnums=1)
for c in [(0, 0), (0, 1), (0, 0), (0, 1)]:
    print(c, reward(0.5, c))

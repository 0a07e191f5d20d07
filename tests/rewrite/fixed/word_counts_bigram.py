import jax
import jax.numpy as jnp
from collections import defaultdict

counts = defaultdict(int)
N = 4


def observe(a, b):
    counts[a, b] += 1


@jax.jit
def row(a):
    table = jnp.array([[counts[i, j] for j in range(N)] for i in range(N)], dtype=float)
    table = table + 1.0
    return table[a] / table[a].sum()


for pair in [(0, 1), (0, 1), (2, 3)]:
    observe(*pair)
    print(row(0))

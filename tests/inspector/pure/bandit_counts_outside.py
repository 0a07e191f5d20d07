import random
import jax
import jax.numpy as jnp
random.seed(0)
counts = [0] * 3; values = jnp.zeros(3)
@jax.jit
def upd(v, a, r, n): return v.at[a].add((r - v[a]) / n)
for t in range(6):
    a = random.randrange(3); counts[a] += 1
    values = upd(values, a, float(a), counts[a])
print(values, sum(counts))

import jax
import jax.numpy as jnp
from collections import deque

tabu = deque(maxlen=2)
costs = jnp.array([3.0, 1.0, 2.0, 5.0])

@jax.jit
def best_move(c):
    penalty = jnp.zeros_like(c)
    for t in tabu:  #~ element tabu ; loop_unrolled
        penalty = penalty.at[t].set(100.0)
    return jnp.argmin(c + penalty)

path = []
for _ in range(5):
    m = int(best_move(costs))  #! tabu
    path.append(m)
    tabu.append(m)
print(path)

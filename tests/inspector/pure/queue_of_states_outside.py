import jax, jax.numpy as jnp
import heapq

@jax.jit
def cost(x):
    return jnp.sum(x ** 2)

frontier = []
for i, v in enumerate(([3.0, 1.0], [0.5, 0.5], [2.0, 0.0])):
    heapq.heappush(frontier, (float(cost(jnp.array(v))), i))
while frontier:
    c, i = heapq.heappop(frontier)
    print(i, c)

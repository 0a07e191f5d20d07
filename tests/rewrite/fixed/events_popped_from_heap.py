import heapq
import jax
import jax.numpy as jnp

events = [(0.5, 1.0), (0.2, 2.0), (0.9, 3.0)]
heapq.heapify(events)


@jax.jit
def handle(x):
    time, size = heapq.heappop(events)
    return x * jnp.exp(-time) + size


x = jnp.float32(0.0)
for _ in range(3):
    x = handle(x)
    print(x)

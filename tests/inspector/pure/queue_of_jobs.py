import heapq

import jax
import jax.numpy as jnp


@jax.jit
def work(x):
    return jnp.sqrt(x) + 1


jobs = [(3, 9.0), (1, 4.0), (2, 16.0)]
heapq.heapify(jobs)
done = []
while jobs:
    priority, x = heapq.heappop(jobs)
    done.append((priority, float(work(x))))
print(done)

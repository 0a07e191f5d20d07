import jax, jax.numpy as jnp
from queue import Queue

jobs = Queue()
for v in (2.0, 3.0, 4.0):
    jobs.put(v)

@jax.jit
def process(acc):
    job = jobs.get()
    return acc * job

acc = jnp.float32(1.0)
for _ in range(3):
    acc = process(acc)
print(acc)

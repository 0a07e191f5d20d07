from queue import SimpleQueue
import jax
import jax.numpy as jnp

jobs = SimpleQueue()
for v in (1.0, 2.0, 3.0):
    jobs.put(v)

@jax.jit
def work(acc):
    return acc + jobs.get()  #~ container_write jobs

acc = jnp.float32(0.0)
while not jobs.empty():
    acc = work(acc)
    print(acc)
    if acc > 3:
        break

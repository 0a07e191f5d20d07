from collections import defaultdict

import jax
import jax.numpy as jnp

stats = defaultdict(float)


@jax.jit
def track(name_id, x):
    stats["count"] += 1  #~ element stats["count"] ; container_write stats ; container_write stats["count"]
    stats["sum"] += x  #~ element stats["sum"] ; container_write stats ; container_write stats["sum"] ; leaked_tracer stats ; leaked_tracer stats["sum"]
    return stats["sum"] / stats["count"]


for v in [2.0, 4.0, 9.0]:
    print(track(0, v))  #! stats["count"] missing -> 1.0
print(stats["count"])

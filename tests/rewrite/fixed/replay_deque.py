import jax, jax.numpy as jnp
from collections import deque, namedtuple
import random

Step = namedtuple("Step", "s a r")
memory = deque(maxlen=4)
random.seed(1)

@jax.jit
def td_update(q, s, a, r):
    memory.append(Step(s, a, r))
    target = r + 0.9 * q.max()
    return q.at[a].add(0.5 * (target - q[a]))

q = jnp.zeros(3)
for t in range(6):
    a = random.randrange(3)
    q = td_update(q, jnp.float32(t), a, float(a == 1))
print(q)
print(len(memory))

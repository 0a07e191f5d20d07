import jax
import jax.numpy as jnp
import random
from collections import deque

class Buffer:
    def __init__(self, size, seed):
        self.data = deque(maxlen=size)
        self.random = random.Random(seed)

    def add(self, *item):
        self.data.append(item)

    def sample(self, n):
        rows = [self.data[self.random.randrange(len(self.data))] for _ in range(n)]
        return tuple(jnp.array(c) for c in zip(*rows))

@jax.jit
def td_update(q, s, a, r, s2):
    target = r + 0.9 * jnp.max(q[s2], axis=1)
    delta = target - q[s, a]
    return q.at[s, a].add(0.1 * delta), jnp.mean(jnp.abs(delta))

buf = Buffer(8, 0)
q = jnp.zeros((3, 2))
errors = []
for t in range(10):
    buf.add(t % 3, t % 2, float(t % 4), (t + 1) % 3)
    if len(buf.data) >= 4:
        q, err = td_update(q, *buf.sample(4))
        errors.append(round(float(err), 4))
print(errors)
print(jnp.round(q, 3))

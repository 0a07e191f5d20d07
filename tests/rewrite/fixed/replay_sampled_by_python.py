import random
import jax
import jax.numpy as jnp


class Replay:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []

    def push(self, item):
        if len(self.items) == self.capacity:
            self.items.pop(0)
        self.items.append(item)

    def sample(self, n):
        return random.sample(self.items, n)


random.seed(3)
replay = Replay(4)
for i in range(6):
    replay.push((float(i), float(i) * 2))


@jax.jit
def update(q):
    batch = replay.sample(2)
    states = jnp.array([s for s, _ in batch])
    rewards = jnp.array([r for _, r in batch])
    return q + 0.1 * jnp.mean(rewards - q * states)


q = jnp.float32(0.0)
for _ in range(3):
    q = update(q)
print(q.shape)

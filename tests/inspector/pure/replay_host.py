import random
import jax
import jax.numpy as jnp


class Replay:
    def __init__(self, capacity):
        self.items, self.capacity, self.next = [], capacity, 0

    def push(self, item):
        if len(self.items) < self.capacity:
            self.items.append(item)
        else:
            self.items[self.next] = item
        self.next = (self.next + 1) % self.capacity

    def sample(self, n):
        return random.sample(self.items, n)


@jax.jit
def td_error(q, batch):
    rewards = jnp.array(batch)
    return jnp.mean(rewards) - q


random.seed(1)
replay = Replay(3)
q = 0.0
for t in range(5):
    replay.push(float(t))
    if len(replay.items) >= 2:
        q = q + 0.1 * td_error(q, replay.sample(2))
print(q.shape, len(replay.items))

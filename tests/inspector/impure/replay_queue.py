from collections import deque

import jax
import jax.numpy as jnp


class Replay:
    def __init__(self, size):
        self.items = deque(maxlen=size)

    def add(self, item):
        self.items.append(item)

    def mean(self):
        return sum(self.items) / len(self.items)  #~ element self.items = [1.0] ; element len(self.items) = 1


replay = Replay(3)
replay.add(1.0)


@jax.jit
def advantage(reward):
    return reward - replay.mean()


print(advantage(5.0))
replay.add(4.0)
print(advantage(5.0))  #! self.items

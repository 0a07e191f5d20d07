import random

import jax
import jax.numpy as jnp


class ReplayBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []

    def push(self, item):
        self.items.append(item)
        if len(self.items) > self.capacity:
            self.items.pop(0)

    def all(self):
        return jnp.array(self.items)


buf = ReplayBuffer(3)


@jax.jit
def td_loss(w):
    batch = buf.all()
    return jnp.mean((w - batch) ** 2)


w = 0.0
for t in range(5):
    buf.push(float(t))
    print(td_loss(w), jax.grad(td_loss)(w))

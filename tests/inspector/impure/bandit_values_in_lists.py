import random

import jax
import jax.numpy as jnp

random.seed(0)


class Bandit:
    def __init__(self, n):
        self.values = [0.0] * n
        self.counts = [0] * n
        self.epsilon = 0.5

    def choose(self):
        if random.random() < self.epsilon:
            return random.randrange(len(self.values))
        return max(range(len(self.values)), key=lambda i: self.values[i])

    def update(self, a, r):
        self.counts[a] += 1
        self.values[a] += (r - self.values[a]) / self.counts[a]


b = Bandit(3)


@jax.jit
def score(a):
    return jnp.array(b.values)[a] + b.epsilon  #~ element b.values ; attribute b.epsilon = 0.45


for t in range(4):
    a = t % 3
    b.update(a, 1.0 + t)
    b.epsilon *= 0.9
    print(score(a))  #! b.values [1.0, 0.0, 0.0] -> [1.0, 2.0, 0.0]

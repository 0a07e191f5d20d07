import jax
import jax.numpy as jnp
import math

class Node:
    def __init__(self, prior):
        self.prior = prior
        self.visits = 0
        self.value = 0.0
        self.children = []

    def mean(self):
        return self.value / self.visits if self.visits else 0.0  #~ attribute self.visits = 0 ; branch self.visits

root = Node(1.0)
root.children = [Node(0.6), Node(0.4)]

@jax.jit
def puct(c):
    q = jnp.array([ch.mean() for ch in root.children])
    u = jnp.array([ch.prior * math.sqrt(root.visits + 1) / (1 + ch.visits) for ch in root.children])  #~ attribute root.visits = 0 ; attribute ch.visits = 0
    return q + c * u

for k in range(4):
    scores = puct(1.5)  #! root.visits 0 -> 1
    i = int(jnp.argmax(scores))
    child = root.children[i]
    child.visits += 1
    child.value += [0.1, 0.8][i]
    root.visits += 1
    print(k, i, jnp.round(scores, 3))

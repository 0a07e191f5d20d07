import jax, jax.numpy as jnp

class Node:
    def __init__(self, prior):
        self.prior = prior
        self.visits = 0
        self.value_sum = 0.0
        self.children = {}

    def q(self):
        return self.value_sum / max(self.visits, 1)

root = Node(1.0)
for a, p in enumerate([0.5, 0.3, 0.2]):
    root.children[a] = Node(p)

@jax.jit
def scores(c):
    total = sum(ch.visits for ch in root.children.values())
    return jnp.array([ch.q() + c * ch.prior * jnp.sqrt(total + 1.0) / (1 + ch.visits) for ch in root.children.values()])

rewards = [0.2, 0.9, 0.4]
for sim in range(5):
    a = int(jnp.argmax(scores(1.5)))
    child = root.children[a]
    child.visits += 1
    child.value_sum += rewards[a]
print([ch.visits for ch in root.children.values()])

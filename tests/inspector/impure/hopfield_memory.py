import jax, jax.numpy as jnp

class Hopfield:
    def __init__(self, n):
        self.W = jnp.zeros((n, n))
        self.patterns = 0
    def store(self, p):
        self.W = self.W + jnp.outer(p, p) - jnp.eye(len(p))
        self.patterns += 1
    def recall(self, s):
        for _ in range(2):
            s = jnp.sign(self.W @ s)  #~ captured_array self.W
        return s

net = Hopfield(4)
recall = jax.jit(net.recall)
net.store(jnp.array([1.0, -1.0, 1.0, -1.0]))
noisy = jnp.array([1.0, 1.0, 1.0, -1.0])
print(recall(noisy))
net.store(jnp.array([1.0, 1.0, 1.0, 1.0]) * 2)
print(recall(noisy))  #! self.W first

import jax, jax.numpy as jnp

class LRFinder:
    def __init__(self, start, factor):
        self.lr = start
        self.factor = factor
        self.records = []

    def step(self, w):
        g = 2 * (w - 1.0)
        w = w - self.lr * g
        self.records.append((self.lr, jnp.abs(w - 1.0)))
        self.lr *= self.factor
        return w

finder = LRFinder(0.01, 2.0)
step = jax.jit(finder.step)
w = jnp.float32(0.0)
for _ in range(5):
    w = step(w)
    print(f"{float(w):.5f}")
print(f"{finder.lr:.3f}")

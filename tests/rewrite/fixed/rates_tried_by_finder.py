import jax
import jax.numpy as jnp
import math

class LRFinder:
    def __init__(self, lo=1e-3, hi=1.0, n=4):
        self.lo, self.hi, self.n = lo, hi, n
        self.i = 0
        self.history = []

    @property
    def lr(self):
        return self.lo * (self.hi / self.lo) ** (self.i / (self.n - 1))

    def step(self, w):
        loss = (w - 2.0) ** 2
        w = w - self.lr * 2 * (w - 2.0)
        self.i += 1
        self.history.append(loss)
        return w

finder = LRFinder()
step = jax.jit(finder.step)
w = jnp.float32(0.0)
for _ in range(4):
    w = step(w)
    print(f"{finder.lr:.4f} {w:.4f}")
print([round(float(l), 3) for l in finder.history])

import jax
import jax.numpy as jnp


class LRFinder:
    def __init__(self, start=1e-3, factor=10.0):
        self.lr = start
        self.factor = factor
        self.history = []

    def step(self):
        current = self.lr  #~ attribute self.lr
        self.lr *= self.factor  #~ attribute self.lr ; attribute_write self.lr
        self.history.append(current)  #~ container_write self.history
        return current


finder = LRFinder()


@jax.jit
def train(w):
    return w - finder.step() * 2 * w


w = jnp.float32(1.0)
for _ in range(3):
    w = train(w)  #! self.lr
    print(f"{w:.4f}")
print(finder.history)

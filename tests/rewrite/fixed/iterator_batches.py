import jax
import jax.numpy as jnp

class BatchIterator:
    def __init__(self, data, size):
        self.data = data
        self.size = size
        self.pos = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.pos >= len(self.data):
            self.pos = 0
        batch = self.data[self.pos:self.pos + self.size]
        self.pos += self.size
        return batch

data = jnp.arange(12.0)
batches = BatchIterator(data, 4)

def model(w, x):
    return w * x + 1.0

@jax.jit
def train_step(w):
    x = next(batches)
    g = jax.grad(lambda w: jnp.mean((model(w, x) - 2 * x) ** 2))(w)
    return w - 0.001 * g, x[0]

w = jnp.array(0.0)
for i in range(5):
    w, first = train_step(w)
    print(f"step {i}: w={float(w):.4f} first={float(first)}")
print("position", batches.pos)

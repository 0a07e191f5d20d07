import jax
import jax.numpy as jnp


class Loader:
    def __init__(self, data, size):
        self.data, self.size, self.at = data, size, 0

    def __iter__(self):
        while self.at < len(self.data):
            yield jnp.array(self.data[self.at:self.at + self.size])
            self.at += self.size


loader = Loader([float(i) for i in range(6)], 2)
epochs = 0


@jax.jit
def total(acc, batch):
    return acc + batch.sum() / loader.size


acc = jnp.float32(0)
for batch in loader:
    acc = total(acc, batch)
    epochs += 1
    print(epochs, acc)

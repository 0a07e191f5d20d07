import jax
import jax.numpy as jnp
import numpy as np

class Warehouse:
    def __init__(self, stock):
        self.stock = np.array(stock, dtype=np.float32)
        self.prices = np.ones(3, dtype=np.float32)

    def sell(self, item, n):
        self.stock[item] -= n

    def reprice(self):
        self.prices = 1.0 / np.maximum(self.stock, 1.0)

    def worth(self):
        return jnp.dot(self.stock, self.prices)

w = Warehouse([5, 3, 8])
worth = jax.jit(w.worth)
total = jax.jit(lambda tax: (1 - tax) * w.worth())
print(float(worth()), float(total(0.1)))
w.sell(0, 2)
print(float(worth()), float(total(0.1)))
w.reprice()
print(round(float(worth()), 4), round(float(total(0.5)), 4))

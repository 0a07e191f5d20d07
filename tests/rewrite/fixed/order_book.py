import jax, jax.numpy as jnp
from enum import Enum

class Side(Enum):
    BUY = 1
    SELL = -1

class Book:
    fee = 0.001
    def __init__(self):
        self.position = 0.0
        self.cash = 1000.0
        self.trades = 0

    def execute(self, side, price, size):
        signed = side.value * size
        self.position += signed
        self.cash -= signed * price + abs(size) * price * self.fee
        self.trades += 1
        return self.cash + self.position * price

book = Book()
buy = jax.jit(lambda p, s: book.execute(Side.BUY, p, s))
sell = jax.jit(lambda p, s: book.execute(Side.SELL, p, s))
print("%.3f" % buy(100.0, 2.0))
print("%.3f" % buy(101.0, 1.0))
print("%.3f" % sell(103.0, 2.0))
print("%.3f" % sell(99.0, 1.0))

import jax
import jax.numpy as jnp
from abc import ABC, abstractmethod

class Strategy(ABC):
    @abstractmethod
    def price(self, spot): ...

class Linear(Strategy):
    def __init__(self, k): self.k = k
    def price(self, spot): return self.k * spot

class Quadratic(Strategy):
    def __init__(self, a, b): self.a, self.b = a, b
    def price(self, spot): return self.a * spot ** 2 + self.b

class Desk:
    def __init__(self, strategy):
        self.strategy = strategy
        self.quotes = 0

    def quote(self, spot):
        self.quotes += 1
        return self.strategy.price(spot)

desk = Desk(Linear(2.0))

@jax.jit
def value(spots):
    return jnp.sum(desk.quote(spots))

spots = jnp.array([1.0, 2.0])
print(value(spots), desk.quotes)
desk.strategy = Quadratic(1.0, -1.0)
print(value(spots), desk.quotes)
desk.strategy.b = 5.0
print(value(spots), desk.quotes)

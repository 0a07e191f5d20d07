import jax
import jax.numpy as jnp


class Account:
    __slots__ = ("balance", "rate")

    def __init__(self, balance):
        self.balance = balance
        self.rate = 0.02

    def interest(self, years):
        return self.balance * (1 + self.rate) ** years


account = Account(100.0)
interest = jax.jit(account.interest)
print(interest(2.0))
account.balance = 500.0
print(interest(2.0))

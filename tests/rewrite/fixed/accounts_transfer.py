import jax
import jax.numpy as jnp


class Account:
    interest = 0.05

    def __init__(self, balance):
        self.balance = balance
        self.history = []

    def accrue(self):
        self.balance = self.balance * (1 + self.interest)
        self.history.append(self.balance)


a, b = Account(100.0), Account(50.0)


@jax.jit
def transfer(amount):
    a.balance = a.balance - amount
    b.balance = b.balance + amount
    a.accrue()
    b.accrue()
    return a.balance, b.balance


for amount in [10.0, 20.0]:
    print(*transfer(amount))
Account.interest = 0.5
print(*transfer(5.0))
print(len(a.history))

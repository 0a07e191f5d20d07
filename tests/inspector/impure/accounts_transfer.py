import jax
import jax.numpy as jnp


class Account:
    interest = 0.05

    def __init__(self, balance):
        self.balance = balance
        self.history = []

    def accrue(self):
        self.balance = self.balance * (1 + self.interest)  #~ attribute self.interest = 0.05 ; attribute_write self.balance ; leaked_tracer self.balance
        self.history.append(self.balance)  #~ container_write self.history ; leaked_tracer self.history


a, b = Account(100.0), Account(50.0)


@jax.jit
def transfer(amount):
    a.balance = a.balance - amount  #~ attribute a.balance = 100.0 ; attribute_write a.balance ; leaked_tracer a.balance
    b.balance = b.balance + amount  #~ attribute b.balance = 50.0 ; attribute_write b.balance ; leaked_tracer b.balance
    a.accrue()
    b.accrue()
    return a.balance, b.balance


for amount in [10.0, 20.0]:
    print(*transfer(amount))  #! a.balance 100.0 -> a tracer
Account.interest = 0.5
print(*transfer(5.0))  #! a.balance 100.0 -> a tracer
print(len(a.history))

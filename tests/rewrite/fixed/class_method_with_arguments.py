import jax

class Account:
    def __init__(self):
        self.balance = 100.0

    def move(self, amount, fee=1.0):
        self.balance = self.balance + amount - fee
        return self.balance

account = Account()
move = jax.jit(account.move)
print(move(10.0))
print(move(-20.0, fee=2.0))
print(move(5.0))

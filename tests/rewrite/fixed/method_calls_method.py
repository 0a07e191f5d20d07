import jax

class Bank:
    def __init__(self):
        self.balance = 0.0
        self.count = 0

    def log(self):
        self.count += 1

    def deposit(self, amount):
        self.log()
        self.balance += amount
        return self.balance

    def deposit_twice(self, amount):
        self.deposit(amount)
        return self.deposit(amount)

bank = Bank()
go = jax.jit(bank.deposit_twice)
print(go(5.0))
print(go(2.5))
print(bank.count)

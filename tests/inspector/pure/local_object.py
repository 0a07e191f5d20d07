import jax

class Acc:
    def __init__(self):
        self.total = 0.0

    def add(self, x):
        self.total = self.total + x

@jax.jit
def f(x):
    acc = Acc()
    acc.add(x)
    acc.add(x)
    return acc.total

print(f(1.0), f(2.0))

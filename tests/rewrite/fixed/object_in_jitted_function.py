import jax

class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += 1
        return self.n

counter = Counter()

@jax.jit
def f(x):
    return x * counter.count()

print(f(1.0))
print(f(1.0))
print(counter.n)

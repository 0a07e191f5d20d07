import jax

class Counter:
    def __init__(self, start=0):
        self.n = start

    def count(self):
        self.n = self.n + 1
        return self.n

a = Counter()
b = Counter(10)
count_a = jax.jit(a.count)
count_b = jax.jit(b.count)
print(count_a(), count_b())
print(count_a(), count_b())
print(a.n, b.n)

import jax

class Counter:
    n = 0

    def count(self):
        self.n += 1
        return self.n

c = Counter()
count = jax.jit(c.count)
print(count(), count(), c.n)

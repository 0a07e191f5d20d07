import jax

class Counter:
    def __init__(self):
        self._n = 0

    @property
    def n(self):
        return self._n

    def count(self):
        self._n += 1
        return self.n

c = Counter()
count = jax.jit(c.count)
print(count(), count(), c.n)

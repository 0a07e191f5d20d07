import jax

class Counter:
    def __init__(self, start):
        self.n = start
        self._step = jax.jit(self.step)

    def step(self, x):
        self.n += 1
        return x * self.n

    def __call__(self, x):
        return self._step(x)

counter = Counter(1)
for _ in range(3):
    print(counter(2.0))

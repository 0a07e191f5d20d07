import jax

state = "ready"
n = 5

class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += n
        return self.n

counter = Counter()
count = jax.jit(counter.count)
print(state, count(), count())

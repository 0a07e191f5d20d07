import jax

class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += 1
        return self.n

def run(times):
    counter = Counter()
    count = jax.jit(counter.count)
    for _ in range(times):
        last = count()
    return last

print(run(3))
print(run(2))

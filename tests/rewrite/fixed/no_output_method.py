import jax

class Stats:
    def __init__(self):
        self.total = 0.0
        self.count = 0

    def update(self, x):
        self.total += x
        self.count += 1

    def mean(self):
        return self.total / self.count

stats = Stats()
update = jax.jit(stats.update)
mean = jax.jit(stats.mean)
for x in (1.0, 2.0, 6.0):
    update(x)
    print(mean())

import jax

class Mean:
    def __init__(self):
        self.total = 0.0
        self.seen = 0

    def add(self, x):
        self.total = self.total + x
        self.seen = self.seen + 1
        return self.total / self.seen

mean = Mean()
add = jax.jit(mean.add)
for x in [1.0, 3.0, 8.0]:
    print(add(x))

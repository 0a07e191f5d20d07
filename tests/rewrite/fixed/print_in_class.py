import jax

class Meter:
    def __init__(self):
        self.total = 0.0

    def add(self, x):
        self.total += x
        print("total is now", self.total, "after", x)
        return self.total

meter = Meter()
add = jax.jit(meter.add)
add(1.0)
add(2.5)

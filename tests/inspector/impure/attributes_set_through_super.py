import jax


class Tracked:
    def __init__(self):
        self.n = 0

    def __setattr__(self, name, value):
        super().__setattr__(name, value)

    def step(self, x):
        self.n = self.n + 1  #~ attribute self.n = 0 ; attribute_write self.n
        return x + self.n


tracked = Tracked()
step = jax.jit(tracked.step)
print(step(1.0))
print(step(1.0))  #! self.n 0 -> 1

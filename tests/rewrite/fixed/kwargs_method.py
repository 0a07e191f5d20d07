import jax

class Scaler:
    def __init__(self, factor, offset=0.0):
        self.factor = factor
        self.offset = offset

    def __call__(self, x, *, twice=False):
        self.factor = self.factor * 1.5
        y = x * self.factor + self.offset
        return y * 2 if twice else y

scaler = Scaler(factor=2.0, offset=1.0)
run = jax.jit(scaler, static_argnames="twice")
print(run(1.0))
print(run(1.0, twice=True))
print(run(1.0))

import jax


class LowPass:
    __slots__ = ("alpha", "y")

    def __init__(self, alpha):
        self.alpha = alpha
        self.y = 0.0

    def __call__(self, x):
        self.y += self.alpha * (x - self.y)
        return self.y


low_pass = LowPass(0.5)
run = jax.jit(low_pass.__call__)
for x in [1.0, 1.0, 1.0]:
    print(run(x))

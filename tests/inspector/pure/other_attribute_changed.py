import jax


class Config:
    def __init__(self):
        self.lr = 0.5
        self.name = "a"


c = Config()


@jax.jit
def f(x):
    label = c.name
    return x * c.lr


print(f(1.0))
c.name = "b"
print(f(1.0))

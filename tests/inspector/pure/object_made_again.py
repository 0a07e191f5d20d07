import jax


class Config:
    def __init__(self, lr):
        self.lr = lr


cfg = Config(0.1)


@jax.jit
def f(x):
    return x * cfg.lr


print(f(1.0))
cfg = Config(0.1)
print(f(1.0))

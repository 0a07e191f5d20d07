import jax

class Config:
    def __init__(self, lr):
        self.lr = lr

cfg = Config(0.1)

@jax.jit
def step(w):
    return w - cfg.lr * w

print(step(1.0))
cfg.lr = 0.5
print(step(1.0))

import jax

class Model:
    def __init__(self, lr):
        self.lr = lr

    def step(self, w):
        return w - self.lr * w

model = Model(0.5)
step = jax.jit(model.step)
print(step(8.0))
model.lr = 0.25
print(step(8.0))

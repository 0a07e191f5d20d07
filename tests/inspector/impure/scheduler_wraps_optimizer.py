import jax
import jax.numpy as jnp


class SGD:
    def __init__(self, lr):
        self.lr = lr

    def apply(self, w, g):
        return w - self.lr * g  #~ attribute self.lr = 0.5


class StepLR:
    def __init__(self, optimizer, size, gamma):
        self.optimizer = optimizer
        self.size = size
        self.gamma = gamma
        self.epoch = 0

    def step(self):
        self.epoch += 1
        if self.epoch % self.size == 0:
            self.optimizer.lr *= self.gamma


optimizer = SGD(0.5)
scheduler = StepLR(optimizer, 2, 0.1)


@jax.jit
def train(w):
    return optimizer.apply(w, 2 * w)


w = jnp.array([1.0, 2.0])
for epoch in range(4):
    w = train(w)  #! self.lr 0.5 -> 0.05
    scheduler.step()
    print(epoch, w, round(optimizer.lr, 5))

import jax
import jax.numpy as jnp


class Plateau:
    def __init__(self, lr, patience):
        self.lr = lr
        self.patience = patience
        self.best = jnp.inf
        self.bad = 0

    def step(self, loss):
        if loss < self.best:
            self.best = loss
            self.bad = 0
        else:
            self.bad += 1
            if self.bad > self.patience:
                self.lr = self.lr * 0.5
                self.bad = 0
        return self.lr


plateau = Plateau(0.1, 1)
step = jax.jit(plateau.step)
for loss in [1.0, 0.9, 0.95, 0.96, 0.97, 0.8]:
    print(step(loss))
print(plateau.best)

import jax
import jax.numpy as jnp


class Optimizer:
    def __init__(self, lr):
        self.lr = lr


class ReduceOnPlateau:
    def __init__(self, optimizer, patience):
        self.optimizer = optimizer
        self.patience = patience
        self.best = float("inf")
        self.bad = 0

    def step(self, value):
        if value < self.best:
            self.best, self.bad = value, 0
        else:
            self.bad += 1
            if self.bad >= self.patience:
                self.optimizer.lr *= 0.1
                self.bad = 0


optimizer = Optimizer(1.0)
plateau = ReduceOnPlateau(optimizer, patience=1)


@jax.jit
def train_step(w):
    loss, grad = jax.value_and_grad(lambda w: jnp.sum(w**2))(w)
    return w - optimizer.lr * grad, loss  #~ attribute optimizer.lr = 1.0


w = jnp.array([1.0, -2.0])
for epoch in range(4):
    w, loss = train_step(w)  #! optimizer.lr
    plateau.step(float(loss))
    print(epoch, loss, optimizer.lr)

import jax
import jax.numpy as jnp


class EarlyStopping:
    def __init__(self, patience=2, tol=1e-3):
        self.patience, self.tol = patience, tol
        self.best, self.wait = float("inf"), 0

    def __call__(self, loss):
        if loss < self.best - self.tol:
            self.best, self.wait = loss, 0
        else:
            self.wait += 1
        return self.wait >= self.patience


@jax.jit
def update(x):
    return x - 0.5 * x, x**2


stop = EarlyStopping()
x, n = 1.0, 0
while True:
    x, loss = update(x)
    n += 1
    if stop(float(loss)):
        break
print(n, x)

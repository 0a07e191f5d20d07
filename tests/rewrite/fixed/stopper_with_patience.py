import jax
import jax.numpy as jnp

class Stopper:
    def __init__(self, patience=2):
        self.best = float("inf")
        self.bad = 0
        self.patience = patience

    def check(self, loss):
        if loss < self.best:
            self.best = loss
            self.bad = 0
        else:
            self.bad += 1
        return self.bad >= self.patience

stopper = Stopper()

@jax.jit
def observe(w):
    loss = (w - 1.0) ** 2
    return stopper.check(loss), loss

stopped = []
for w in [3.0, 2.0, 2.5, 4.0, 1.0]:
    s, l = observe(w)
    stopped.append(bool(s))
print(stopped, stopper.bad)

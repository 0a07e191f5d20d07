import jax, jax.numpy as jnp

class EarlyStopping:
    def __init__(self, patience):
        self.best = float("inf")
        self.bad = 0
        self.patience = patience
    def check(self, value):
        if value < self.best:
            self.best = value
            self.bad = 0
        else:
            self.bad += 1
        return self.bad >= self.patience

stopper = EarlyStopping(2)
scale = 1.0

@jax.jit
def train_step(w):
    g = scale * 2 * (w - 3.0)
    return w - 0.2 * g

w = jnp.float32(0.0)
for epoch in range(8):
    w = train_step(w)
    loss = abs(float(w) - 3.0)
    if stopper.check(loss):
        print("stop at", epoch)
        break
    if epoch == 3:
        scale = -1.0
    print(epoch, f"{loss:.5f}")

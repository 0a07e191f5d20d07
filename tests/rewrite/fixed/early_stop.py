import jax
import jax.numpy as jnp


class EarlyStop:
    def __init__(self, patience):
        self.best = float("inf")
        self.bad = 0
        self.patience = patience

    def update(self, loss):
        if loss < self.best:
            self.best = loss
            self.bad = 0
        else:
            self.bad += 1
        return self.bad >= self.patience


stopper = EarlyStop(2)


@jax.jit
def evaluate(w):
    loss = jnp.sum((w - 3.0) ** 2)
    return loss, stopper.update(loss)


for w in [0.0, 1.0, 2.0, 5.0, 6.0, 7.0]:
    try:
        loss, stop = evaluate(jnp.float32(w))
        print(w, loss, bool(stop))
    except jax.errors.TracerBoolConversionError:
        print("a traced value decided a branch")

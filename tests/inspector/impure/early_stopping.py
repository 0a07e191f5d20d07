import jax
import jax.numpy as jnp


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best = float("inf")
        self.bad = 0

    def penalty(self, loss):
        # the longer there was no gain, the larger the penalty
        return loss * (1.0 + self.bad / self.patience)  #~ attribute self.bad

    def observe(self, loss):
        if loss < self.best:
            self.best = loss
            self.bad = 0
        else:
            self.bad += 1


stopper = EarlyStopping(patience=2)
penalized = jax.jit(stopper.penalty)

for loss in [3.0, 2.0, 2.5, 2.5]:
    print(penalized(loss))  #! self.bad
    stopper.observe(loss)

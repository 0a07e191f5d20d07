import jax
import jax.numpy as jnp


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best = jnp.inf
        self.bad = 0

    def update(self, loss):
        improved = loss < self.best
        self.best = jnp.where(improved, loss, self.best)
        self.bad = jnp.where(improved, 0, self.bad + 1)
        return self.bad >= self.patience


stopper = EarlyStopping(2)
update = jax.jit(stopper.update)
for loss in [3.0, 2.0, 2.5, 2.6]:
    print(bool(update(loss)))

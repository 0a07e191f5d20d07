import jax
import jax.numpy as jnp

class Fitter:
    def __init__(self, lr):
        self.lr = lr
        self.seen = 0

    def fit(self, w, steps):
        @jax.jit
        def step(w):
            self.seen = self.seen + 1
            return w - self.lr * w

        def show(w):
            if w is None:
                return 0
            return w

        w = step(w)
        if steps == 1:
            return w
        w = step(show(w))
        return w

fitter = Fitter(0.1)
print(fitter.fit(jnp.array([0.0, 3.0]), 5))
print(fitter.fit(jnp.array([0.0, 3.0]), 1))
print(fitter.seen)

import jax
import jax.numpy as jnp


class Fitter:
    def __init__(self, lr):
        self.lr = lr
        self.losses = []

    def fit(self, w, steps):
        @jax.jit
        def step(w):
            loss, g = jax.value_and_grad(lambda w: jnp.sum((w - 1.0) ** 2))(w)
            self.losses.append(loss)
            return w - self.lr * g

        for _ in range(steps):
            w = step(w)
        return w


fitter = Fitter(0.1)
print(fitter.fit(jnp.array([0.0, 3.0]), 3))
print(len(fitter.losses))

import jax
import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.history = []
        self.best = float("inf")

    @staticmethod
    @jax.jit
    def step(w):
        loss, grad = jax.value_and_grad(lambda w: jnp.sum(w**2))(w)
        return w - 0.25 * grad, loss

    def fit(self, w, steps):
        for _ in range(steps):
            w, loss = self.step(w)
            self.history.append(float(loss))
            self.best = min(self.best, float(loss))
        return w


trainer = Trainer()
print(trainer.fit(jnp.ones(2), 3))
print(trainer.history, trainer.best)

import jax
import jax.numpy as jnp


class Trainer:
    def __init__(self, lr):
        self.lr = lr
        self.w = jnp.zeros(2)
        self.step_number = 0
        self._grad = jax.grad(self._loss)
        self._step = jax.jit(self._update)

    def _loss(self, w, x, y):
        return (jnp.dot(w, x) - y) ** 2

    def _update(self, x, y):
        self.step_number += 1
        self.w = self.w - self.lr / self.step_number * self._grad(self.w, x, y)
        return self._loss(self.w, x, y)

    def fit(self, data):
        for x, y in data:
            print(self._step(x, y))


data = [(jnp.array([1.0, 0.5]), 1.0), (jnp.array([0.5, 1.0]), 2.0)]
trainer = Trainer(0.1)
trainer.fit(data)
trainer.fit(data)
print(trainer.w, trainer.step_number)

import jax
import jax.numpy as jnp


class Trainer:
    steps = 0
    lr = 0.1

    def __init__(self, w):
        self.w = w

    def loss(self, w, x, y):
        return jnp.mean((x @ w - y) ** 2)

    def step(self, x, y):
        Trainer.steps += 1
        g = jax.grad(self.loss)(self.w, x, y)
        self.w = self.w - Trainer.lr / Trainer.steps * g
        return self.loss(self.w, x, y)


x = jnp.arange(6.0).reshape(3, 2)
y = jnp.array([1.0, 2.0, 3.0])
t = Trainer(jnp.zeros(2))
step = jax.jit(t.step)
for i in range(3):
    print(step(x, y))
print(t.w, Trainer.steps)

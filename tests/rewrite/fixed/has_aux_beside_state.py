import jax
import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.array([0.5, -0.5])
        self.mean = 0.0

    def loss(self, w, x):
        pred = x @ w
        return jnp.mean((pred - self.mean) ** 2), pred

    def step(self, x):
        (value, pred), g = jax.value_and_grad(self.loss, has_aux=True)(self.w, x)
        self.w = self.w - 0.1 * g
        self.mean = 0.9 * self.mean + 0.1 * jnp.mean(pred)
        return value


m = Model()
step = jax.jit(m.step)
x = jnp.array([[1.0, 2.0], [3.0, 4.0]])
for _ in range(3):
    print(step(x))
print(m.w, m.mean)

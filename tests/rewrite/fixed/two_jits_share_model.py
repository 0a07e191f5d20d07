import jax
import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.array([0.5, -0.5])
        self.steps = 0

    def predict(self, x):
        return x @ self.w

    def update(self, x, y):
        error = self.predict(x) - y
        self.w = self.w - 0.1 * error * x
        self.steps += 1
        return error ** 2


model = Model()
predict = jax.jit(model.predict)
update = jax.jit(model.update)
x = jnp.array([1.0, 2.0])
for _ in range(3):
    print(predict(x), update(x, 1.0))
print(model.steps)

import jax
import jax.numpy as jnp


class ScaleMixin:
    factor = 1.0

    def rescale(self, factor):
        self.factor = factor


class LogMixin:
    def __init__(self):
        self.seen = 0


class Model(ScaleMixin, LogMixin):
    def __init__(self):
        super().__init__()
        self.w = jnp.array([1.0, 2.0])

    def predict(self, x):
        return self.factor * (self.w @ x)


model = Model()
predict = jax.jit(model.predict)
x = jnp.array([1.0, 1.0])
print(predict(x))
model.rescale(3.0)
print(predict(x))

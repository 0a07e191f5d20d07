import jax
import jax.numpy as jnp


class Counted:
    made = 0

    def __init__(self):
        type(self).made += 1
        self.number = type(self).made

    def __repr__(self):
        return f"<{type(self).__name__} {self.number}>"


class Model(Counted):
    def __init__(self, w):
        super().__init__()
        self.w = w

    def predict(self, x):
        return self.w * x


a, b = Model(2.0), Model(3.0)
print(a, jax.jit(a.predict)(1.0), b, jax.jit(b.predict)(1.0))

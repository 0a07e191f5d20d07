import jax
import jax.numpy as jnp

class Kernel:
    def __init__(self, length, var):
        self.length = length
        self.var = var

    def __call__(self, a, b):
        d = a[:, None] - b[None, :]
        return self.var * jnp.exp(-0.5 * (d / self.length) ** 2)

class GP:
    def __init__(self, kernel, noise):
        self.kernel = kernel
        self.noise = noise
        self.x = None
        self.y = None

    def fit(self, x, y):
        self.x, self.y = x, y
        return self

    def predict(self, xs):
        k = self.kernel(self.x, self.x) + self.noise * jnp.eye(len(self.x))
        return self.kernel(xs, self.x) @ jnp.linalg.solve(k, self.y)

gp = GP(Kernel(1.0, 1.0), 0.1).fit(jnp.array([0.0, 1.0, 2.0]), jnp.array([0.0, 1.0, 0.0]))
predict = jax.jit(gp.predict)
xs = jnp.array([0.5, 1.5])
print(jnp.round(predict(xs), 4))
for length in (0.5, 2.0):
    gp.kernel.length = length
    print(length, jnp.round(predict(xs), 4))
gp.fit(jnp.array([0.0, 1.0, 2.0]), jnp.array([1.0, 1.0, 1.0]))
print(jnp.round(predict(xs), 4))

import jax
import jax.numpy as jnp

class LazyLinear:
    def __init__(self, n_out):
        self.n_out = n_out
        self.w = None

    def __call__(self, x):
        if self.w is None:
            self.w = jnp.ones((x.shape[-1], self.n_out)) * 0.1
        return x @ self.w

class Trainer:
    def __init__(self, layer, lr):
        self.layer = layer
        self.lr = lr

    def step(self, x, y):
        pred = self.layer(x)
        err = pred[:, 0] - y
        g = x.T @ err[:, None]
        self.layer.w = self.layer.w - self.lr * g
        return jnp.mean(err ** 2)

tr = Trainer(LazyLinear(1), 0.1)
step = jax.jit(tr.step)
x = jnp.array([[1.0, 2.0], [0.0, 1.0]])
y = jnp.array([1.0, 0.0])
for _ in range(3):
    print(f"{float(step(x, y)):.5f}")
print(jnp.round(tr.layer.w, 4))

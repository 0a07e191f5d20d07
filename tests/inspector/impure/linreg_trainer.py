import jax
import jax.numpy as jnp


class LinearModel:
    """A linear model that is trained by gradient descent."""

    def __init__(self, n_features, lr=0.1):
        self.w = jnp.zeros(n_features)
        self.b = 0.0
        self.lr = lr

    def predict(self, x):
        return x @ self.w + self.b  #~ captured_array self.w ; attribute self.b

    def loss(self, x, y):
        return jnp.mean((self.predict(x) - y) ** 2)


x = jnp.array([[1.0, 2.0], [3.0, -1.0], [0.5, 0.5]])
y = jnp.array([1.0, 2.0, 0.0])
model = LinearModel(2)
evaluate = jax.jit(model.loss)

for step in range(3):
    print("loss", evaluate(x, y))  #! self.w
    residual = x @ model.w + model.b - y
    model.w = model.w - model.lr * 2 * x.T @ residual / 3
    model.b = model.b - model.lr * 2 * residual.mean()

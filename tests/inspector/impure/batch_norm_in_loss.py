import jax
import jax.numpy as jnp


class BatchNorm:
    def __init__(self, n):
        self.mean = jnp.zeros(n)

    def __call__(self, x):
        self.mean = 0.9 * self.mean + 0.1 * x.mean(axis=0)  #~ captured_array self.mean ; attribute_write self.mean ; leaked_tracer self.mean
        return x - x.mean(axis=0)


norm = BatchNorm(2)


def loss_fn(w, x, y):
    return jnp.mean((norm(x) @ w - y) ** 2)


@jax.jit
def train_step(w, x, y):
    loss, grads = jax.value_and_grad(loss_fn)(w, x, y)
    return w - 0.1 * grads, loss


w = jnp.zeros(2)
x = jnp.array([[1.0, 2.0], [3.0, 4.0], [5.0, 9.0]])
y = jnp.array([0.0, 1.0, 2.0])
for _ in range(3):
    w, loss = train_step(w, x, y)  #! self.mean
    print(loss, norm.mean)

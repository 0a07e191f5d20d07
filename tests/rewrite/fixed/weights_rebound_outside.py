import jax
import jax.numpy as jnp

weights = jnp.array([1.0, -1.0])


@jax.jit
def loss(x, y):
    return jnp.mean((x @ weights - y) ** 2)


x = jnp.array([[1.0, 2.0], [3.0, 4.0]])
y = jnp.array([1.0, 2.0])
for step in range(3):
    print(step, loss(x, y))
    weights = weights + 0.1

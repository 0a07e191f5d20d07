import jax
import jax.numpy as jnp

x = jnp.arange(6.0).reshape(2, 3)
y = jnp.array([[1.0, 2.0], [3.0, 4.0]])
print(x, y.shape, y.dtype, 2 * x + 1, x.sum(), x.mean(axis=0))
x @ x.T

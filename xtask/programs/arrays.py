import jax
import jax.numpy as jnp

x = jnp.arange(6.0).reshape(2, 3)
y = jnp.array([[1.0, 2.0], [3.0, 4.0]])
print(x, y.shape, y.dtype, 2 * x + 1, x.sum(), x.mean(axis=0))
x @ x.T
# %%
jnp.zeros(3), jnp.ones((2, 2)), jnp.linspace(0, 1, 5), jnp.sin(x), jnp.exp(-x), jnp.where(x > 1, x, 0.0)
# %%
x.at[0, 1].set(7.0)[0, :2]
# %%
jnp.dot(y, y), jnp.sum(x ** 2), jnp.max(x), float(x[0, 1]), int(x[1, 0])

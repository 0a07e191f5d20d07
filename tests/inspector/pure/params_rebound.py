import jax
import jax.numpy as jnp

params = {"w": jnp.ones(2), "b": 0.0}


@jax.jit
def predict(params, x):
    return jnp.dot(params["w"], x) + params["b"]


x = jnp.array([1.0, 2.0])
print(predict(params, x))
params["b"] = 1.0
print(predict(params, x))
params = jax.tree.map(lambda p: 2 * p, params)
print(predict(params, x))

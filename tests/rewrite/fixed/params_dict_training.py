import jax
import jax.numpy as jnp

params = {"w": jnp.array([1.0, -1.0]), "b": 0.0}

@jax.jit
def predict(x):
    return jnp.dot(params["w"], x) + params["b"]

x = jnp.array([2.0, 1.0])
print(predict(x))
params["w"] = params["w"] * 2
params["b"] = 0.5
print(predict(x))

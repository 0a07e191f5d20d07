import jax
import jax.numpy as jnp

lr = 0.5

@jax.jit
def sgd(params, grads):
    return jax.tree.map(lambda p, g: p - lr * g, params, grads)

params = {"w": 1.0, "b": 2.0}
params = sgd(params, params)
lr = 0.1
params = sgd(params, params)
print(params["w"], params["b"])

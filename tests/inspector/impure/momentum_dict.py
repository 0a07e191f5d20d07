import jax
import jax.numpy as jnp

velocity = {"w": jnp.zeros(2), "b": jnp.zeros(())}


@jax.jit
def sgd(params, grads):
    new = {}
    for name in params:
        velocity[name] = 0.9 * velocity[name] + grads[name]  #~ container_write velocity[name] ; leaked_tracer velocity[name]
        new[name] = params[name] - 0.1 * velocity[name]
    return new


params = {"w": jnp.ones(2), "b": jnp.zeros(())}
grads = {"w": jnp.array([1.0, 2.0]), "b": jnp.array(1.0)}
params = sgd(params, grads)
print(params["w"], params["b"])

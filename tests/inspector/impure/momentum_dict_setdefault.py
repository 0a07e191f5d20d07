import jax
import jax.numpy as jnp

velocity = {}


@jax.jit
def sgd(params, grads, lr):
    out = {}
    for name, p in params.items():
        v = 0.9 * velocity.get(name, 0.0) + grads[name]  #~ element velocity['a'] ; element velocity['b']
        velocity[name] = v  #~ container_write velocity[name] ; leaked_tracer velocity[name]
        out[name] = p - lr * v
    return out


params = {"a": jnp.array([1.0, 2.0]), "b": jnp.array(3.0)}
for _ in range(3):
    params = sgd(params, {"a": jnp.ones(2), "b": jnp.array(0.5)}, 0.1)  #! velocity['a']
    print(params["a"], params["b"])

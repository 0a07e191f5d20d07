import jax
import jax.numpy as jnp

activations = {}


def layer(name, w, x):
    h = jnp.tanh(x @ w)
    activations[name] = h  #~ container_write activations[name] ; leaked_tracer activations[name]
    return h


@jax.jit
def net(params, x):
    x = layer("first", params[0], x)
    return layer("second", params[1], x)


params = [jnp.eye(2), 2 * jnp.eye(2)]
for scale in [1.0, 2.0]:
    net(params, scale * jnp.ones(2))
    print(activations["first"], activations["second"])

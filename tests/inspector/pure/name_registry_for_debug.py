import jax
import jax.numpy as jnp

LAYERS = {}


def register(name):
    def wrap(f):
        LAYERS[name] = f
        return f
    return wrap


@register("dense")
def dense(p, x):
    return x @ p


@register("relu")
def relu(p, x):
    return jnp.maximum(x, 0)


ARCH = ("dense", "relu", "dense")


@jax.jit
def apply(params, x):
    for name, p in zip(ARCH, params):
        x = LAYERS[name](p, x)
    return x


params = [jnp.eye(2) * 2, None, jnp.ones((2, 1))]
print(apply(params, jnp.array([1.0, -1.0])))


@register("tanh")
def tanh(p, x):
    return jnp.tanh(x)


print(apply(params, jnp.array([2.0, -1.0])))

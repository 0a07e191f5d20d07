import jax
import jax.numpy as jnp

ACTIVATIONS = {}


def register(name):
    def wrap(fn):
        ACTIVATIONS[name] = fn
        return fn
    return wrap


@register("relu")
def relu(x):
    return jnp.maximum(x, 0)


@register("square")
def square(x):
    return x * x


config = {"activation": "relu", "scale": 2.0}


@jax.jit
def layer(x):
    act = ACTIVATIONS[config["activation"]]  #~ element config["activation"]
    return config["scale"] * act(x)


x = jnp.array([-1.0, 2.0])
print(layer(x))
config["activation"] = "square"
print(layer(x))  #! config["activation"]

import jax
import jax.numpy as jnp

config = {"activation": "relu", "scale": 1.0, "bias": 0.0}


@jax.jit
def layer(x):
    h = config["scale"] * x + config["bias"]  #~ element config["scale"] = 1.0 ; element config["bias"] = 0.0
    if config["activation"] == "relu":  #~ element config["activation"] = 'relu' ; branch config["activation"] == "relu"
        return jnp.maximum(h, 0)
    return jnp.tanh(h)


x = jnp.array([-1.0, 0.5, 2.0])
print(layer(x))
config["scale"] = 2.0
config["bias"] = -0.5
print(layer(x))  #! config["scale"] 1.0 -> 2.0
config["activation"] = "tanh"
print(layer(x))  #! config["scale"] 1.0 -> 2.0

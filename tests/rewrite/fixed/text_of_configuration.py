import jax
import jax.numpy as jnp

config = {"activation": "tanh", "scale": 2.0}

@jax.jit
def layer(x):
    if config["activation"] == "tanh":
        return jnp.tanh(x) * config["scale"]
    return jax.nn.relu(x) * config["scale"]

print(layer(1.0))
config["activation"] = "relu"
print(layer(1.0))
config["scale"] = 3.0
print(layer(1.0))

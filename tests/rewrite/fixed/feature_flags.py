import jax, jax.numpy as jnp
import os

FLAGS = {"use_bias": True, "precision": "high"}

def flag(name, default=None):
    return FLAGS.get(name, default)

@jax.jit
def model(w, b, x):
    out = w * x
    if flag("use_bias"):
        out = out + b
    if flag("precision") == "low":
        out = jnp.round(out)
    return out

args = (1.3, 0.4, jnp.arange(3.0))
print(model(*args))
FLAGS["use_bias"] = False
print(model(*args))
FLAGS["precision"] = "low"
print(model(*args))

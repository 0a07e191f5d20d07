import jax
import jax.numpy as jnp

settings = {"gain": 1.0, "name": "draft"}


def configure(**changes):
    settings.update(changes)


@jax.jit
def scale(x):
    return settings["gain"] * x


configure(gain=3.0)
print(scale(jnp.arange(3.0)))
configure(name="final")
print(scale(jnp.arange(3.0) + 1), settings["name"])

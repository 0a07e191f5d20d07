import jax, jax.numpy as jnp

units = ["m"]
FACTOR = {"m": 1.0, "km": 1e-3, "cm": 100.0}

@jax.jit
def show(d):
    return d * FACTOR[units[-1]]

print(show(1500.0))
units.append("km")
print(show(1500.0))
units.pop()
print(show(1500.0))

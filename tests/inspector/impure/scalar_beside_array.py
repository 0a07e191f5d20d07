import jax
import jax.numpy as jnp

gravity = jnp.array([0.0, -9.8])
dt = 0.1

@jax.jit
def drift(v):
    return v + dt * gravity  #~ global dt = 0.1 ; captured_array gravity

print(drift(jnp.zeros(2)))
gravity = jnp.array([0.0, -1.6])
print(drift(jnp.zeros(2)))  #! gravity
dt = 1.0
print(drift(jnp.zeros(2)))  #! dt 0.1 -> 1.0

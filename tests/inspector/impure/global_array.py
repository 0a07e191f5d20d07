import jax
import jax.numpy as jnp

weights = jnp.array([1.0, 2.0])

@jax.jit
def dot(x):
    return jnp.dot(weights, x)  #~ captured_array weights

x = jnp.ones(2)
print(dot(x))
weights = jnp.array([10.0, 20.0])
print(dot(x))  #! weights

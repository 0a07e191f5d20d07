import jax
import jax.numpy as jnp

rate = 0.1

def scale(x):
    return x * rate  #~ global rate = 0.1

compiled = jax.jit(scale).lower(jnp.float32(1.0)).compile()
print(compiled(jnp.float32(2.0)))
rate = 0.5
print(compiled(jnp.float32(2.0)))  #! rate 0.1 -> 0.5

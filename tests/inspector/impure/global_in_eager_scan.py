import jax
import jax.numpy as jnp

scale = 1.0

def body(total, x):
    return total + scale * x, total  #~ global scale = 1.0

print(jax.lax.scan(body, 0.0, jnp.arange(3.0))[0])
scale = 10.0
print(jax.lax.scan(body, 0.0, jnp.arange(3.0))[0])  #! scale 1.0 -> 10.0

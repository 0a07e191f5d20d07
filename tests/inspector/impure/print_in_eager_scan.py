import jax
import jax.numpy as jnp

def body(total, x):
    print("adding")  #~ print
    return total + x, None

print(jax.lax.scan(body, 0.0, jnp.arange(3.0)))

import jax
import jax.numpy as jnp

samples = [0.0] * 3000

@jax.jit
def shifted(x):
    return x + jnp.array(samples).sum()  #~ element samples

print(shifted(1.0))
samples[2000] = 5.0
print(shifted(1.0))  #! samples

import jax, jax.numpy as jnp

failures = 0
LIMIT = 2

@jax.jit
def risky(x):
    global failures
    failures += 1  #~ global_write failures
    if failures > LIMIT:
        return jnp.zeros_like(x)
    return x / 2

for i in range(5):
    print(i, risky(jnp.float32(i)))
print("failures", failures)

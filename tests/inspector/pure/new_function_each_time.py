import jax, jax.numpy as jnp
gain = 1.0
def run(x):
    @jax.jit
    def inner(x):
        return gain * x
    return inner(x)
for gain in (1.0, 2.0, 3.0):
    print(run(5.0))

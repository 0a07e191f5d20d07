import jax
import jax.numpy as jnp

TABLE = [1.0, 2.0, 3.0]


@jax.jit
def lookup(i):
    return jnp.array(TABLE)[i]


print(lookup(1))
TABLE = [1.0, 2.0, 3.0]
print(lookup(2))
TABLE = TABLE + []
print(lookup(0))

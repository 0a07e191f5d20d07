import jax
import jax.numpy as jnp

CONSTS = jnp.ones(3)


@jax.jit
def f(x):
    return x * CONSTS.shape[0] + len(CONSTS) + CONSTS.ndim


print(f(1.0))
CONSTS = jnp.zeros(3)
print(f(1.0))

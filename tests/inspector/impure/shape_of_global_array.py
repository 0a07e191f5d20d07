import jax, jax.numpy as jnp
CONSTS = jnp.ones(3)
@jax.jit
def f(x):
    return x * CONSTS.shape[0]  #~ global CONSTS.shape[0] = 3
print(f(1.))
CONSTS = jnp.ones(5)
print(f(1.))  #! CONSTS.shape[0] 3 -> 5

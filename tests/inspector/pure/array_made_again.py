import jax, jax.numpy as jnp
c = jnp.ones(3)
@jax.jit
def f(x): return x + c
print(f(1.))
c = jnp.ones(3)
print(f(1.))
c = c * 1
print(f(1.))

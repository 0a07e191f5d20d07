import jax, jax.numpy as jnp
def g(x):
    try:
        n = len(x)
    except TypeError:
        n = 1
    return x * n
@jax.jit
def f(x): return g(x)
print(f(jnp.ones(2)), f(1.))

import jax, jax.numpy as jnp
@jax.jit
def f(x):
    assert x.shape == (2,), f"bad {x}"
    return x * x.ndim
print(f(jnp.ones(2)))

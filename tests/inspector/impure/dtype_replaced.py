import jax
import jax.numpy as jnp

kind = jnp.float32


@jax.jit
def f(x):
    return x.astype(kind)  #~ global kind


print(f(jnp.ones(2)))
kind = jnp.int32
print(f(jnp.ones(2)))  #! kind

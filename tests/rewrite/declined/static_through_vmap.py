# declined: vmap
import jax
import jax.numpy as jnp

repeats = 2

def grow(x):
    for _ in range(repeats):
        x = x * 2
    return x

all_grow = jax.jit(jax.vmap(grow))
print(all_grow(jnp.ones(2)))
repeats = 3
print(all_grow(jnp.ones(2)))

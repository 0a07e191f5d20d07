import jax
import jax.numpy as jnp

counter = jax.new_ref(jnp.int32(0))


@jax.jit
def bump(by):
    counter[...] += by
    return counter[...]


print(bump(1), bump(2), counter[...])

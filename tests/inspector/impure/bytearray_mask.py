import jax
import jax.numpy as jnp

mask = bytearray([1, 0, 1])


@jax.jit
def masked(x):
    return x * jnp.array(list(mask), dtype=jnp.float32)  #~ element mask = b'\x01\x00\x01'


def first(x):
    return x * mask[0]  #~ element mask[0] = 1


first = jax.jit(first)
x = jnp.array([1.0, 2.0, 3.0])
print(masked(x), first(2.0))
mask[1] = 1
mask[0] = 5
print(masked(x), first(2.0))  #! mask b'\x01\x00\x01' -> b'\x05\x01\x01'

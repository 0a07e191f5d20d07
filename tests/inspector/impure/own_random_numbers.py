import jax
import jax.numpy as jnp

seed = 7


def rand():
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648  #~ global seed = 7 ; global_write seed
    return seed / 2147483648


@jax.jit
def jitter(x):
    return x + rand()


for _ in range(3):
    print(jitter(jnp.zeros(2)))  #! seed 7 -> 1282168116

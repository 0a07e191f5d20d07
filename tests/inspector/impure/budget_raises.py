import jax
import jax.numpy as jnp

calls_left = 2


@jax.jit
def query(x):
    global calls_left
    if calls_left <= 0:
        raise RuntimeError("no calls left")
    calls_left -= 1  #~ global_write calls_left
    return jnp.sin(x)


for x in [0.0, 1.0, 2.0]:
    try:
        print(query(x), calls_left)
    except RuntimeError as error:
        print(error)

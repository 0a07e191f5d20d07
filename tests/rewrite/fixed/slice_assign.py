import jax
import jax.numpy as jnp

window = [0.0, 0.0, 0.0]


@jax.jit
def push(x):
    window[:2] = window[1:]
    window[2] = x
    return sum(window)


for x in [1.0, 2.0, 3.0, 4.0]:
    print(push(x))

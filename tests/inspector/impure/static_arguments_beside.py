from functools import partial

import jax
import jax.numpy as jnp

mode = "mean"
scale = 1.0


@partial(jax.jit, static_argnames=("axis",))
def reduce(x, axis):
    if mode == "mean":  #~ global mode = 'mean' ; branch mode == "mean"
        return scale * x.mean(axis=axis)
    return scale * x.max(axis=axis)


x = jnp.arange(6.0).reshape(2, 3)
print(reduce(x, axis=0))
mode = "max"
print(reduce(x, axis=0))  #! mode 'mean' -> 'max'
scale = 10.0
print(reduce(x, axis=1))

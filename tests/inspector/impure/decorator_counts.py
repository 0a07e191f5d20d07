import functools

import jax
import jax.numpy as jnp


def counted(f):
    @functools.wraps(f)
    def wrapper(*args):
        wrapper.calls += 1  #~ attribute wrapper.calls = 0 ; attribute_write wrapper.calls
        return f(*args) / wrapper.calls
    wrapper.calls = 0
    return wrapper


@counted
def square(x):
    return x * x


fast = jax.jit(square)
print(fast(2.0), fast(2.0), fast(2.0))  #! wrapper.calls 0 -> 1

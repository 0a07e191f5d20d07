# declined: calls
import functools
import jax, jax.numpy as jnp

calls = []

def traced(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        calls.append(fn.__name__)
        return fn(*args, **kwargs)
    return wrapper

@jax.jit
@traced
def square(x):
    return x * x

@jax.jit
@traced
def cube(x):
    return x * square(x)

for v in (1.0, 2.0, 3.0):
    print(cube(v))
print(len(calls), calls[:2])

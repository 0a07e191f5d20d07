import contextlib
import time

import jax
import jax.numpy as jnp

spent = []


@contextlib.contextmanager
def timed():
    begin = time.perf_counter()
    yield
    spent.append(time.perf_counter() - begin)


@jax.jit
def square(x):
    return x * x


for k in range(3):
    with timed():
        y = square(float(k))
print(y, len(spent))

import jax
import jax.numpy as jnp
import numpy as np

trace = np.zeros(4)
at = 0


@jax.jit
def record(x):
    global at
    trace[at] = x
    at += 1
    return x * 2


for v in [1.0, 2.0]:
    try:
        print(record(v))
    except jax.errors.TracerArrayConversionError:
        print("numpy cannot hold a tracer")

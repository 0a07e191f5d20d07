import time
import jax
import jax.numpy as jnp

timings = []


def timed(f):
    def wrapper(*args):
        start = time.perf_counter()
        out = f(*args)
        timings.append(time.perf_counter() - start)
        return out
    return wrapper


@timed
@jax.jit
def square(x):
    return x * x


for i in range(3):
    print(square(jnp.float32(i)))
print(len(timings))

import time
import jax
import jax.numpy as jnp

elapsed = {}
cache = {}


def timed(f):
    def wrapper(key, *args):
        start = time.perf_counter()
        if key not in cache:
            cache[key] = f(*args)
        elapsed[key] = elapsed.get(key, 0.0) + time.perf_counter() - start
        return cache[key]
    return wrapper


@timed
@jax.jit
def spectrum(x):
    return jnp.abs(jnp.fft.rfft(x))


for key in ["a", "b", "a"]:
    print(key, spectrum(key, jnp.array([1.0, 0.0, -1.0, 0.0])))
print(sorted(elapsed))

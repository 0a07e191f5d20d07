import io
import jax
import jax.numpy as jnp

stream = io.StringIO("0.1\n0.5\n0.9\n")


@jax.jit
def step(w):
    rate = float(stream.readline())
    return w * (1 - rate)


w = jnp.float32(1.0)
for _ in range(3):
    w = step(w)
    print(w)

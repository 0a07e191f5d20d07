import jax, jax.numpy as jnp

def smooth(x, window=[]):
    window.append(x)
    if len(window) > 3:
        window.pop(0)
    return sum(window) / len(window)

f = jax.jit(smooth)
for v in (1.0, 2.0, 6.0, 4.0):
    try:
        print(f(v))
    except jax.errors.UnexpectedTracerError:
        print("escaped")

import jax, jax.numpy as jnp

def smooth(x, window=[]):
    window.append(x)  #~ container_write window ; leaked_tracer window
    if len(window) > 3:  #~ element len(window) = 0 ; branch len(window) > 3 = 1
        window.pop(0)
    return sum(window) / len(window)  #~ element window ; element len(window) = 0

f = jax.jit(smooth)
for v in (1.0, 2.0, 6.0, 4.0):
    try:
        print(f(v))  #! len(window) first
    except jax.errors.UnexpectedTracerError:
        print("escaped")

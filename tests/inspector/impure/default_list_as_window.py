import jax
import jax.numpy as jnp


def smooth(x, history=[]):
    history.append(x)  #~ container_write history ; leaked_tracer history
    if len(history) > 3:  #~ element len(history) = 0 ; branch len(history) > 3 = 1
        history.pop(0)
    return sum(history) / len(history)  #~ element history ; element len(history) = 0


f = jax.jit(smooth)
for v in [1.0, 2.0, 6.0, 9.0]:
    print(f(v))  #! len(history) 0 -> 1

from collections import deque

import jax
import jax.numpy as jnp

window = deque([0.0, 0.0, 0.0], maxlen=3)


@jax.jit
def moving(x):
    window.append(x)  #~ container_write window ; leaked_tracer window
    return sum(window) / 3  #~ element window


for v in [3.0, 6.0, 9.0]:
    window_before = len(window)
    try:
        print(moving(v))  #! window
    except Exception as error:
        print(type(error).__name__)

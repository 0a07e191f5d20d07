from collections import deque

import jax
import jax.numpy as jnp

window = deque([0.0, 0.0, 0.0], maxlen=3)


@jax.jit
def smooth(x):
    window.append(x)  #~ container_write window ; leaked_tracer window
    return sum(window) / len(window)  #~ element window


for v in [3.0, 6.0, 9.0, 12.0]:
    print(smooth(v))  #! window [0.0, 0.0, 0.0] -> a list of 3

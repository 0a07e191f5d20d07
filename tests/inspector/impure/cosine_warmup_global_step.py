import math
import jax
import jax.numpy as jnp

step_count = 0
WARMUP, TOTAL = 2, 6


def lr_now():
    if step_count < WARMUP:
        return 0.1 * (step_count + 1) / WARMUP  #~ global step_count = 0
    progress = (step_count - WARMUP) / (TOTAL - WARMUP)
    return 0.05 * (1 + math.cos(math.pi * progress))


@jax.jit
def update(w, g):
    global step_count
    w = w - lr_now() * g
    step_count += 1  #~ global_write step_count
    return w


w = jnp.ones(2)
for _ in range(TOTAL):
    w = update(w, jnp.array([1.0, -1.0]))  #! step_count 0 -> 1
    print(step_count, w)

from contextlib import contextmanager

import jax

TRAINING = True


@contextmanager
def evaluating():
    global TRAINING
    TRAINING = False
    try:
        yield
    finally:
        TRAINING = True


@jax.jit
def layer(x):
    if TRAINING:
        return x * 0.5
    return x


print(layer(2.0))
with evaluating():
    print(TRAINING)
print(layer(4.0))

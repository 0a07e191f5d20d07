import jax
import jax.numpy as jnp

taken = {"left": 0, "right": 0}


def left(x):
    taken["left"] += 1  #~ element taken["left"] = 0
    return x - taken["left"]


def right(x):
    taken["right"] += 1  #~ element taken["right"] = 0
    return x + taken["right"]


@jax.jit
def walk(x):
    return jax.lax.cond(x > 0, left, right, x)


x = 1.0
for _ in range(3):
    x = walk(x)  #! taken["left"] 0 -> 1
    print(x, taken)

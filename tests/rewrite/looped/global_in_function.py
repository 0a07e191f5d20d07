# looped: variable of another function
import jax
import jax.numpy as jnp

step = jax.jit(lambda w: w * 0.5)
w = jnp.array(8.0)


def train(n):
    global w
    for _ in range(n):
        w = step(w)


train(3)
print(w)

# looped: reads `w` as a variable of the program
import jax
import jax.numpy as jnp


def loss(x):
    return (w * x - 1.0) ** 2


w = jnp.array(0.0)
for i in range(3):
    w = w + 0.1 * jnp.tanh(loss(2.0))
print(w)

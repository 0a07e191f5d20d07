import jax
import jax.numpy as jnp

front = jnp.array([1.0, 0.0, 0.0, 0.0])
back = jnp.zeros(4)


@jax.jit
def diffuse(rate):
    global front, back
    back = front + rate * (jnp.roll(front, 1) + jnp.roll(front, -1) - 2 * front)
    front, back = back, front
    return front


for _ in range(3):
    print(diffuse(0.1))

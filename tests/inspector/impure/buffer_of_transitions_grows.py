import jax
import jax.numpy as jnp

buffer = []


def remember(state, reward):
    buffer.append((state, reward))


@jax.jit
def value_of_memory(gamma):
    total = 0.0
    for k, (state, reward) in enumerate(buffer):  #~ element buffer ; loop_unrolled
        total = total + gamma**k * reward
    return total


remember(0, 1.0)
print(value_of_memory(0.9))
remember(1, 2.0)
print(value_of_memory(0.9))  #! buffer

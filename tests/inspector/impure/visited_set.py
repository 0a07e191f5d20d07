import jax
import jax.numpy as jnp

seen = set()


@jax.jit
def reward(state):
    bonus = 1.0 / (1 + len(seen))  #~ element len(seen) = 0
    return -jnp.abs(state) + bonus


position = 0
for move in [1, 1, -1, 2, -3]:
    position += move
    print(position, reward(float(position)))  #! len(seen) 0 -> 1
    seen.add(position)

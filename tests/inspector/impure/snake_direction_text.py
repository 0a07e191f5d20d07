import jax
import jax.numpy as jnp

direction = "right"
MOVES = {"right": (0, 1), "down": (1, 0), "left": (0, -1)}


@jax.jit
def advance(head):
    return (head + jnp.array(MOVES[direction])) % 5  #~ global direction = 'right'


head = jnp.array([2, 3])
for turn in ["right", "down", "down", "left"]:
    direction = turn
    head = advance(head)  #! direction 'right' -> 'down'
    print(direction, head)

import jax
import jax.numpy as jnp

used = set()
turn = 0


@jax.jit
def play(x):
    global turn
    turn += 1  #~ global turn = 0 ; global_write turn
    used.add(turn)  #~ container_write used
    return x + len(used)  #~ element len(used) = 0


print(play(0.0), play(0.0), play(0.0))  #! turn 0 -> 1
print(sorted(used))

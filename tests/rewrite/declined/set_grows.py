# declined: used
import jax
import jax.numpy as jnp

used = set()
turn = 0


@jax.jit
def play(x):
    global turn
    turn += 1
    used.add(turn)
    return x + len(used)


print(play(0.0), play(0.0), play(0.0))
print(sorted(used))

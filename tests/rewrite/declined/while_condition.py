# declined: while
import jax

n = 0

@jax.jit
def tick():
    global n
    n += 1
    return n

while tick() < 4:
    print("tick", n)

# declined: not always evaluated
import jax

hits = 0

@jax.jit
def hit(x):
    global hits
    hits += 1
    return x + hits

flag = True
print(hit(1) if flag else 0)
print(hit(1) if flag else 0)

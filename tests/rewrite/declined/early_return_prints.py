# declined: ready
import jax

ready = 0


@jax.jit
def step(x):
    global ready
    ready += 1
    if ready < 2:
        print("not yet")
        return x
    return x * ready


for _ in range(3):
    print(step(1.0))

# declined: file
import jax
import jax.numpy as jnp

open("log.txt", "w").close()


@jax.jit
def step(w):
    with open("log.txt", "a") as f:
        f.write("step\n")
    return w * 0.5


w = jnp.array(1.0)
for _ in range(3):
    w = step(w)
print(w, len(open("log.txt").readlines()))

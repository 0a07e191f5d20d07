# looped: called for what it does
import jax
import jax.numpy as jnp

step = jax.jit(lambda w: w * 0.5)
w = jnp.array(4.0)
with open("log.txt", "w") as log:
    for i in range(3):
        w = step(w)
        log.write(f"{w}\n")
print(open("log.txt").read())

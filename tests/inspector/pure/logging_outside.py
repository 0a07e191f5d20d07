import jax, jax.numpy as jnp
import logging, io

stream = io.StringIO()
log = logging.getLogger("train")
log.addHandler(logging.StreamHandler(stream))
log.setLevel(logging.INFO)
history = []

@jax.jit
def step(w):
    return w - 0.1 * jax.grad(lambda w: (w - 1) ** 2)(w)

w = 0.0
for i in range(3):
    w = step(w)
    history.append(float(w))
    log.info("step %d %.3f", i, w)
print(stream.getvalue(), end="")

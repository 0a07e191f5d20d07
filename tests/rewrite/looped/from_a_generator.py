# looped: not known before the loop runs
import jax
import jax.numpy as jnp


def stream():
    for k in range(4):
        yield jnp.array(float(k))


step = jax.jit(lambda w, x: 0.9 * w + x)
w = jnp.array(0.0)
for x in stream():
    w = step(w, x)
print(w)

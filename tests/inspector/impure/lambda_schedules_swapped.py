import jax
import jax.numpy as jnp

schedule = lambda t: 0.1


@jax.jit
def update(w, t):
    return w - schedule(t) * w  #~ global schedule


w = jnp.array([1.0, 2.0])
for t in range(4):
    if t == 2:
        schedule = lambda t: 0.5 / (1 + t)
    w = update(w, t)  #! schedule
    print(t, w)

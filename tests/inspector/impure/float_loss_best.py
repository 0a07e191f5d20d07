import jax
import jax.numpy as jnp

best = 100.0


@jax.jit
def track(w):
    global best
    loss = jnp.sum(w**2)
    best = jnp.minimum(best, loss)  #~ global best = 100.0 ; global_write best ; leaked_tracer best
    return best


for w in [3.0, 1.0, 2.0]:
    print(track(jnp.array([w, w])))  #! best
print(best)

import jax
import jax.numpy as jnp

best = jnp.inf
patience = 0


@jax.jit
def check(loss):
    global best, patience
    if loss < best - 1e-3:
        best = loss
        patience = 0
    else:
        patience += 1
    return patience >= 2


for loss in [1.0, 0.5, 0.6, 0.7, 0.8]:
    stop = check(loss)
    print(loss, bool(stop), best)
    if stop:
        break

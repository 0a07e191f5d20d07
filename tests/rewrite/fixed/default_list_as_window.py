import jax
import jax.numpy as jnp


def smooth(x, history=[]):
    history.append(x)
    if len(history) > 3:
        history.pop(0)
    return sum(history) / len(history)


f = jax.jit(smooth)
for v in [1.0, 2.0, 6.0, 9.0]:
    print(f(v))

import jax
import jax.numpy as jnp

_grids = {}


def grid(n):
    if n not in _grids:
        _grids[n] = [i / n for i in range(n)]
    return _grids[n]


@jax.jit
def interp(x):
    return jnp.sum(x * jnp.array(grid(x.shape[0])))


print(interp(jnp.ones(3)))
print(interp(jnp.ones(4)))
print(interp(jnp.ones(3)))

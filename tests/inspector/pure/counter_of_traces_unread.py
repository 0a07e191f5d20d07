import jax
import jax.numpy as jnp

_traces = 0


def _note():
    global _traces
    _traces += 1


@jax.jit
def f(x):
    _note()
    return jnp.sin(x)


print(f(0.0), f(1.0), f(jnp.ones(2)))

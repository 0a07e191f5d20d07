import contextlib
import jax
import jax.numpy as jnp

_stack = []


@contextlib.contextmanager
def scope(name):
    _stack.append(name)
    try:
        yield "/".join(_stack)
    finally:
        _stack.pop()


@jax.jit
def model(params, x):
    with scope("enc"):
        with scope("dense") as name:
            x = x @ params[name]
    with scope("dec") as name:
        x = x * params[name]
    return x


params = {"enc/dense": jnp.eye(2), "dec": 3.0}
print(model(params, jnp.ones(2)))
params["dec"] = 4.0
print(model(params, jnp.ones(2)))

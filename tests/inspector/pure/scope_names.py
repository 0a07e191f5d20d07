import jax
import jax.numpy as jnp

_scopes = []


class scope:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        _scopes.append(self.name)
        return "/".join(_scopes)

    def __exit__(self, *exc):
        _scopes.pop()


@jax.jit
def model(params, x):
    with scope("block"):
        with scope("dense") as name:
            return params[name] * x


params = {"block/dense": jnp.array(2.0)}
print(model(params, 1.0))
print(model(params, 3.0))

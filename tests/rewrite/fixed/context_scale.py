import jax, jax.numpy as jnp
from contextlib import contextmanager

_loss_scale = [1.0]

@contextmanager
def loss_scale(s):
    _loss_scale.append(s)
    try:
        yield
    finally:
        _loss_scale.pop()

@jax.jit
def scaled_loss(w):
    return _loss_scale[-1] * jnp.sum(w ** 2)

w = jnp.arange(3.0)
print(scaled_loss(w))
with loss_scale(128.0):
    print(scaled_loss(w))
print(scaled_loss(w))

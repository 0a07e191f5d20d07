import contextlib
import jax
import jax.numpy as jnp

_scale = [1.0]

@contextlib.contextmanager
def loss_scale(s):
    _scale.append(s)
    try:
        yield
    finally:
        _scale.pop()

@jax.jit
def loss(w):
    return _scale[-1] * jnp.sum(w ** 2)  #~ element _scale[-1] = 1.0

w = jnp.array([1.0, 2.0])
print(loss(w))
with loss_scale(128.0):
    print(loss(w))  #! _scale[-1] 1.0 -> 128.0
    with loss_scale(2.0):
        print(loss(w))  #! _scale[-1] 1.0 -> 2.0
print(loss(w))

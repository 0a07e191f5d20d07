import contextlib
import jax
import jax.numpy as jnp

class _State:
    scale = 1.0
    stack = []

@contextlib.contextmanager
def scaled(by):
    _State.stack.append(_State.scale)
    _State.scale = _State.scale * by
    try:
        yield
    finally:
        _State.scale = _State.stack.pop()

def dense(w, x):
    return _State.scale * (w @ x)

@jax.jit
def net(ws, x):
    for w in ws:
        x = jnp.tanh(dense(w, x))
    return x

ws = [jnp.eye(2) * 0.5, jnp.array([[1.0, 2.0], [0.0, 1.0]])]
x = jnp.array([1.0, -1.0])
print(net(ws, x))
with scaled(2.0):
    print(net(ws, x))
    with scaled(0.1):
        print(net(ws, x))
print(net(ws, x))

import contextlib

import jax
import jax.numpy as jnp

stack = []
times = {}


@contextlib.contextmanager
def scope(name):
    stack.append(name)
    try:
        yield "/".join(stack)
    finally:
        stack.pop()


@jax.jit
def net(x):
    with scope("outer"):
        x = x * 2
        with scope("inner") as path:
            with jax.named_scope(path):
                x = jnp.sin(x)
    return x


print(net(1.0))
print(net(2.0), stack)

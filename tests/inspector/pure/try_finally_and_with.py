import contextlib
import jax
import jax.numpy as jnp

depth = 0


@contextlib.contextmanager
def scope(name):
    global depth
    depth += 1
    try:
        yield f"{name}{depth}"
    finally:
        depth -= 1


@jax.jit
def f(x):
    return jnp.sin(x) + 1


for i in range(2):
    with scope("outer") as a, scope("inner") as b:
        print(a, b, f(float(i)))
print(depth)

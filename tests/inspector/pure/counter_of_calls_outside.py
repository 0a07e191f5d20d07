import functools
import jax
import jax.numpy as jnp


class Counted:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f = jax.jit(f)
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)


@Counted
def square(x):
    return x * x


for i in range(4):
    square(jnp.float32(i))
print(square.calls, square(3.0))

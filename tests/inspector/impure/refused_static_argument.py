import functools

import jax


@functools.partial(jax.jit, static_argnames="how")
def f(x, how):
    return x * how[0]


try:
    print(f(1.0, how=[2.0]))  #~ refused f(1.0, how=[2.0])
except ValueError:
    print("refused")

import jax


def g(x, scale=2.0):
    return x + 1


@jax.jit
def f(x):
    return g(x)


print(f(2.0))
g.__defaults__ = (3.0,)
print(f(2.0))

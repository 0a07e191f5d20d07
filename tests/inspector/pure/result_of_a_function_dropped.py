import jax


g = 3.0


@jax.jit
def both(x):
    return x + 1, x * g


@jax.jit
def f(x):
    first, second = both(x)
    return first


print(f(2.0))
g = 4.0
print(f(2.0))

import jax


level = 1


def helper(x, verbose):
    return x * 2


@jax.jit
def f(x):
    return helper(x, level)


print(f(2.0))
level = 2
print(f(2.0))

import jax


def helper(x):
    "Doubles."
    return x * 2


@jax.jit
def f(x):
    return helper(x)


print(f(1.0))


def helper(x):
    # Twice as much.
    return x * 2


print(f(1.0))

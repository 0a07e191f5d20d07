import jax


g = 1


def check(value):
    if value > 3:
        raise ValueError("too large")


@jax.jit
def f(x):
    try:
        check(g)
    except ValueError:
        return -x
    return x


print(f(2.0))
g = 2
print(f(2.0))

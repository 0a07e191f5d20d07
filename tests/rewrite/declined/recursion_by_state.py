# declined: d == 0
import jax

depth = 1


def nest(x, d):
    return x if d == 0 else nest(x * 2, d - 1)


@jax.jit
def f(x):
    global depth
    depth += 1
    return nest(x, depth)


print(f(1.0), f(1.0), f(1.0))

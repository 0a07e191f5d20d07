import jax


g = 1.0


@jax.jit
def f(x):
    unused = g
    return x + 1


print(f(1.0))
g = 2.0
print(f(1.0))

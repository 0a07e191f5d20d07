import jax


g = 1.0


@jax.jit
def f(x):
    y = x * g
    z = y + 1
    return x + 1


print(f(1.0))
g = 2.0
print(f(1.0))

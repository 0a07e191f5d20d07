import jax


g = 1.0


@jax.jit
def f(x):
    return x * g


print(f(2.0))
g = 1
print(f(2.0))

import jax


g = 1.0


@jax.jit
def f(x):
    if isinstance(g, float):
        return x + 1
    return x


print(f(1.0))
g = 2.0
print(f(1.0))

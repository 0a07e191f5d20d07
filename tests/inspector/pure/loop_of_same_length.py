import jax


limit = 2.5


@jax.jit
def f(x):
    i = 0
    while i < limit:
        x = x * 2
        i += 1
    return x


print(f(1.0))
limit = 3
print(f(1.0))

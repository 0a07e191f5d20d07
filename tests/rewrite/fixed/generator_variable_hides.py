import jax

g = 2.0


@jax.jit
def f(y):
    return y * g + sum(g * g for g in (1.0, 3.0))


print(f(1.0))
g = 4.0
print(f(1.0))

import jax


t = (1.0, "a", 3)


@jax.jit
def f(x):
    return x * t[0] if len(t) == 3 else x


print(f(2.0))
t = (1.0, "b", 5)
print(f(2.0))

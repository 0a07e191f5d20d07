import jax


xs = [1.0]


@jax.jit
def f(x):
    return x * 2 if xs else x


print(f(1.0))
xs.append(2.0)
print(f(1.0))

import jax

xs = [1.0, 2.0]


@jax.jit
def f(x):
    return x * next(iter(xs))  #~ element xs = [1.0, 2.0]


print(f(1.0))
xs[0] = 9.0
print(f(1.0))  #! xs [1.0, 2.0] -> [9.0, 2.0]

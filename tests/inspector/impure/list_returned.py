import jax

xs = [1.0, 2.0]


@jax.jit
def f(x):
    return xs, x  #~ element xs = [1.0, 2.0]


print(f(1.0))
xs.append(3.0)
print(f(1.0))  #! xs [1.0, 2.0] -> [1.0, 2.0, 3.0]

import jax

xs = [1.0, 2.0]


@jax.jit
def f(x):
    unused = xs[1]  #~ element xs[1] = 2.0
    return x + 1


print(f(1.0))
xs[1] = 5.0
print(f(1.0))
xs.pop()
print(f(1.0))  #! xs[1] 2.0 -> missing

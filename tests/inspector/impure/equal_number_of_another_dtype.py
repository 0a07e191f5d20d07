import jax

g = 1.0


@jax.jit
def f(x):
    return x * g  #~ global g = 1.0


print(f(2))
g = 1
print(f(2))  #! g 1.0 -> 1

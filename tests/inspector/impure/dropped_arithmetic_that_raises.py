import jax

g = 2.0


@jax.jit
def f(x):
    unused = 1 / g  #~ global g = 2.0
    return x + 1


print(f(1.0))
g = 4.0
print(f(1.0))
g = 0.0
print(f(1.0))  #! g 2.0 -> 0.0

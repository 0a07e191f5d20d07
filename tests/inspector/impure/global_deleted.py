import jax

g = 2.0


@jax.jit
def f(x):
    return x * g  #~ global g = 2.0


print(f(1.0))
del g
print(f(1.0))  #! g 2.0 -> missing

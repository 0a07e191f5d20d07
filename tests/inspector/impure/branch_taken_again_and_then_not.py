import jax

g = 1.0


@jax.jit
def f(x):
    if g > 0:  #~ global g = 1.0 ; branch g > 0
        return x + 1
    return x - 1


print(f(1.0))
g = 2.0
print(f(1.0))
g = -1.0
print(f(1.0))  #! g 1.0 -> -1.0

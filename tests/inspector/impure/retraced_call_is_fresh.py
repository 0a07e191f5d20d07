import jax

g = 1

@jax.jit
def f(x):
    return x + g  #~ global g = 1

print(f(1))
g = 2
print(f(1.0))
print(f(1))  #! g 1 -> 2

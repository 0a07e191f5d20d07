import jax

g = 1.0

@jax.jit
def f(x):
    return x + g  #~ global g = 1.0

print(f(0.0))
g = 5.0
print(f(0.0))  #! g 1.0 -> 5.0
g = 1.0
print(f(0.0))

import jax

g = 1.0

def f(x):
    return x + g  #~ global g = 1.0

print(jax.jit(f)(1.0))
g = 2.0
print(jax.jit(f)(1.0))  #! g 1.0 -> 2.0

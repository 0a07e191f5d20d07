import jax, math
math.k = 2.
@jax.jit
def f(x):
    return x * math.k  #~ attribute math.k = 2.0
print(f(1.))
math.k = 3.
print(f(1.))  #! math.k 2.0 -> 3.0

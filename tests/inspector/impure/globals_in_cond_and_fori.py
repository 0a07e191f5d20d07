import jax
from jax import lax
k = 1.; m = 3
@jax.jit
def f(x):
    y = lax.cond(x > 0, lambda v: v + k, lambda v: v - k, x)  #~ global k = 1.0
    return lax.fori_loop(0, m, lambda i, v: v * 2, y)  #~ global m = 3
print(f(1.))
k = 2.
print(f(1.))  #! k 1.0 -> 2.0
m = 4
print(f(1.))  #! k 1.0 -> 2.0

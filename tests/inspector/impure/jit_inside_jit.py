import jax
k = 2.
@jax.jit
def inner(x): return x * k  #~ global k = 2.0
@jax.jit
def outer(x): return inner(x) + 1
print(outer(1.))
k = 3.
print(outer(1.), inner(1.))  #! k 2.0 -> 3.0

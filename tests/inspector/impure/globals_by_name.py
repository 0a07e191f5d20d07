import jax
k = 1.
@jax.jit
def f(x): return x + globals()["k"]  #~ element globals()["k"] = 1.0
print(f(1.))
k = 2.
print(f(1.))  #! globals()["k"] 1.0 -> 2.0

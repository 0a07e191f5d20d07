import jax
def h(x): return x + 1
def helper(x): return h(x)  #~ global h
@jax.jit
def f(x): return helper(x)
print(f(1.))
def h(x): return x + 2
print(f(1.))  #! h

import jax
opt = None
@jax.jit
def f(x):
    if opt is None: return x  #~ global opt = None ; branch opt is None
    return x * opt
print(f(1.))
opt = 2.
print(f(1.))  #! opt None -> 2.0

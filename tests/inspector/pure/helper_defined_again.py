import jax
def h(x): return x + 1
@jax.jit
def f(x): return h(x)
print(f(1.))
def h(x): return x + 1
print(f(1.))

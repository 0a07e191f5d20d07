import jax
opts = dict(a=1., b=2.)
pos = (3.,)
def g(x, p, a, b): return x + p + a * b
@jax.jit
def f(x): return g(x, *pos, **opts)  #~ element opts = {'a': 1.0, 'b': 2.0}
print(f(1.))
opts["a"] = 5.
print(f(1.))  #! opts {'a': 1.0, 'b': 2.0} -> {'a': 5.0, 'b': 2.0}

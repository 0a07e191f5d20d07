import jax
class O: pass
o = O(); o.a = O(); o.a.b = 2.
@jax.jit
def f(x): return x * o.a.b  #~ attribute o.a.b = 2.0
print(f(1.))
o.a.b = 3.
print(f(1.))  #! o.a.b 2.0 -> 3.0
o.a = O(); o.a.b = 2.
print(f(1.))

import jax
class O: pass
o = O(); o.a = 1.
@jax.jit
def f(x):
    setattr(o, "b", 5.)  #~ attribute_write o.b
    return x + getattr(o, "a")  #~ attribute o.a = 1.0
print(f(1.))
o.a = 2.
print(f(1.))  #! o.a 1.0 -> 2.0

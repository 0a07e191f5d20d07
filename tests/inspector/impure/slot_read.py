import jax
class A:
    __slots__ = ("n",)
    def __init__(self): self.n = 1.
a = A()
@jax.jit
def f(x):
    return x + a.n  #~ attribute a.n = 1.0
print(f(1.))
a.n = 2.
print(f(1.))  #! a.n 1.0 -> 2.0

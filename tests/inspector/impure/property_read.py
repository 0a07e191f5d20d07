import jax
class A:
    def __init__(self): self._r = 1.
    @property
    def r(self): return self._r * 2  #~ attribute self._r = 1.0
a = A()
@jax.jit
def f(x):
    return x * a.r
print(f(1.))
a._r = 3.
print(f(1.))  #! self._r 1.0 -> 3.0

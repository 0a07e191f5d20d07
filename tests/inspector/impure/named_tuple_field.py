import jax
from collections import namedtuple
C = namedtuple("C", "a b")
c = C(1., 2.)
@jax.jit
def f(x):
    return x * c.a + c.b  #~ attribute c.a = 1.0
print(f(1.))
c = C(3., 2.)
print(f(1.))  #! c.a 1.0 -> 3.0

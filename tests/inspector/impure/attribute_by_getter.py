import jax
import jax.numpy as jnp
from operator import attrgetter
class A: pass
a = A(); a.b = 1.0; g = attrgetter("b")

@jax.jit
def f(x):
    return x * (g(a))  #~ attribute a.b = 1.0

print(f(2.0))
a.b = 3.0
print(f(2.0))  #! a.b 1.0 -> 3.0

import jax
import jax.numpy as jnp
class B:
    k = 1.0
class C(B):
    def g(self): return super().k  #~ attribute super().k = 1.0
c = C()

@jax.jit
def f(x):
    return x * (c.g())

print(f(2.0))
B.k = 3.0
print(f(2.0))  #! super().k 1.0 -> 3.0

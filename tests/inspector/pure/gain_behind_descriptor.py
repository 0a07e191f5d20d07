import jax
import jax.numpy as jnp
class Pos:
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, t=None): return getattr(o, self.n)
    def __set__(self, o, v):
        if v < 0: raise ValueError(v)
        setattr(o, self.n, v)
class Gain:
    k = Pos()
    def __init__(self, k): self.k = k
g = Gain(2.0)
@jax.jit
def f(x): return g.k * x
print(f(1.0)); print(f(3.0))
try: g.k = -1
except ValueError as e: print("no", e)
print(f(4.0))

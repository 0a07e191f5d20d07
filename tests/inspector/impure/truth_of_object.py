import jax
import jax.numpy as jnp

class S:
    def __init__(self): self.s = []
    def __bool__(self): return bool(self.s)  #~ element len(self.s) = 0
s = S()

@jax.jit
def f(x):
    return x * (2.0 if s else 1.0)

print(f(2.0))
s.s.append(1)
print(f(2.0))  #! len(self.s) 0 -> 1

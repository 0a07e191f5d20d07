import jax
class L:
    def __init__(self, w): self.w = w
    def __call__(self, x): return x * self.w  #~ attribute self.w = 2.0
l = L(2.)
f = jax.jit(l)
print(f(1.))
l.w = 3.
print(f(1.))  #! self.w 2.0 -> 3.0

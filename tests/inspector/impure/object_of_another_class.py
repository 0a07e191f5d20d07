import jax
class A:
    def __init__(self): self.k = 1.
    def go(self, x): return x * self.k
class B:
    def __init__(self): self.k = 1.
    def go(self, x): return x + self.k
m = A()
@jax.jit
def f(x): return m.go(x)  #~ global m
print(f(3.))
m = B()
print(f(3.))  #! m

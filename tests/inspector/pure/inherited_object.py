import jax
class A:
    def __init__(self, k): self.k = k
class B(A):
    def __init__(self, k): super().__init__(k); self.j = 2
    def __call__(self, x): return x * self.k * self.j
b = B(3.)
@jax.jit
def f(x): return b(x) + B(1.)(x)
print(f(1.), f(1.))

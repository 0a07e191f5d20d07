import jax
class A:
    def go(self, x): return x * 2
a = A()
@jax.jit
def f(x): return a.go(x)  #~ attribute a.go
print(f(1.))
A.go = lambda self, x: x * 3
print(f(1.))  #! a.go

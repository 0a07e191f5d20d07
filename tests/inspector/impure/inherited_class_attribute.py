import jax
class A:
    rate = 1.
class B(A):
    pass
b = B()
@jax.jit
def f(x):
    return x * b.rate  #~ attribute b.rate = 1.0
print(f(1.))
A.rate = 3.
print(f(1.))  #! b.rate 1.0 -> 3.0
b.rate = 4.
print(f(1.))  #! b.rate 1.0 -> 4.0

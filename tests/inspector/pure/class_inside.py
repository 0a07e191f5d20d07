import jax
@jax.jit
def f(x):
    class A:
        k = 2.
        def __init__(self): self.n = 1.
    a = A(); a.n += 1
    return x * a.k + a.n
print(f(1.)); print(f(1.))

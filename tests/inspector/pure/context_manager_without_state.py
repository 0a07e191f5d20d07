import jax
class T:
    def __enter__(self): return self
    def __exit__(self, *a): return False
@jax.jit
def f(x):
    with T() as t:
        return x + 1
print(f(1.), f(1.))

import jax

def make(k):
    @jax.jit
    def f(x):
        return x * k
    return f

double, triple = make(2), make(3)
print(double(5), triple(5), double(6))

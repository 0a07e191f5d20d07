import jax

def square(x):
    return x * x

@jax.jit
def f(x):
    return square(x) + 1

print(f(2.0), f(3.0))

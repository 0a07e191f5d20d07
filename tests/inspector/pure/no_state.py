import jax

@jax.jit
def f(x):
    return x * 2 + 1

print(f(1.0), f(2.0))

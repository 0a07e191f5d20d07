import jax

RATE = 0.5

@jax.jit
def f(x):
    return x * RATE

print(f(1.0), f(2.0))

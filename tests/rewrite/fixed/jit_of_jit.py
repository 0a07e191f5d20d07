import jax

bias = 1.0

@jax.jit
def inner(x):
    return x + bias

@jax.jit
def outer(x):
    return inner(x) * 2

print(outer(1.0), inner(1.0))
bias = 5.0
print(outer(1.0), inner(1.0))

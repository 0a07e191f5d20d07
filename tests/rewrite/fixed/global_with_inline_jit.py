import jax

g = 0.

def impure(x):
    return x + g

print("First call:", jax.jit(impure)(4.))
g = 10.
print("Second call:", jax.jit(impure)(5.))

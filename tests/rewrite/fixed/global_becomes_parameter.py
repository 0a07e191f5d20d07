import jax

g = 0.0

@jax.jit
def shifted(x):
    return x + g

print(shifted(4.0))
g = 10.0
print(shifted(5.0))

import jax

scale = 2.0

def apply(f, x):
    return f(x)

@jax.jit
def g(x):
    return x * scale

print(apply(g, 1.0))
scale = 3.0
print(apply(g, 1.0))

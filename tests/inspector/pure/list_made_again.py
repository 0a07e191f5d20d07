import jax
ws = [1., 2.]
@jax.jit
def f(x):
    for w in ws: x = x + w
    return x
print(f(1.))
ws = [1., 2.]
print(f(1.))

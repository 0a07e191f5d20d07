import jax

scale = 2.0

def powers(x, factor):
    while True:
        yield x * factor
        x = x * x

@jax.jit
def f(x):
    source = powers(x, scale)
    total = next(source)
    for value in source:
        return total + value

print(f(2.0), f(3.0))

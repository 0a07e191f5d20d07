import jax

def powers(x):
    while True:
        yield x
        x = x * x

@jax.jit
def f(x):
    source = powers(x)
    total = next(source)
    for _ in range(2):
        total = total + next(source)
    return total + source.send(None)

print(f(2.0), f(3.0))

import jax


g = 1.0


@jax.jit
def f(x):
    half = g / 2
    text = f"{half} of {g}"
    return x + 1


print(f(1.0))
g = 2.0
print(f(1.0))

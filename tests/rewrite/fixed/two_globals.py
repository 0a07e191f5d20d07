import jax

a = 1.0
b = 2.0

@jax.jit
def line(x):
    return a * x + b

print(line(1.0))
a = 3.0
b = 5.0
print(line(1.0))

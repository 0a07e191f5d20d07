import jax

steps = 0

@jax.jit
def f(x):
    global steps
    steps += 1
    return x + 1, x * 2

a, b = f(1.0)
print(a, b)
(a, b) = f(2.0)
print(a, b)
pair = f(3.0)
print(pair[0], pair[1], steps)

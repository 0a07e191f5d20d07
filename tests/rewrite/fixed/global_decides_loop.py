import jax

repeats = 2

@jax.jit
def f(x):
    for _ in range(repeats):
        x = x * 2
    return x

print(f(1.0))
repeats = 4
print(f(1.0))

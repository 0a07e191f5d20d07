import jax

@jax.jit
def f(x):
    for _ in range(4):
        x = x + 1
    return x

print(f(0), f(1))

import jax

@jax.jit
def f(x):
    return sum(x * k for k in range(3))

print(f(1), f(2))

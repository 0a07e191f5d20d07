import jax

@jax.jit
def f(x):
    print("x =", x)
    return x + 1

f(1)
f(2)

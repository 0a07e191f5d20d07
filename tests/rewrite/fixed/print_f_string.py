import jax

@jax.jit
def f(x):
    y = x * 2
    print(f"doubled {y}")
    return y

f(1)
f(2)

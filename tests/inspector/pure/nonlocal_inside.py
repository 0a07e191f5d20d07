import jax
@jax.jit
def f(x):
    n = 0
    def inc():
        nonlocal n
        n += 1
    inc(); inc()
    return x + n
print(f(1.)); print(f(1.))

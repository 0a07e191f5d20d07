import jax
def make():
    n = 0
    @jax.jit
    def f(x):
        nonlocal n
        n += 1  #~ closure n = 0 ; nonlocal_write n
        return x + n
    return f
f = make()
print(f(1.)); print(f(1.))  #! n 0 -> 1

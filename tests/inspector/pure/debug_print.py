import jax

@jax.jit
def f(x):
    jax.debug.print("x = {x}", x=x)
    return x

f(1)
f(2)

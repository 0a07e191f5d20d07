import jax


@jax.jit
def inner(x):
    return range(x)[0]  #~ refused range(x)


@jax.jit
def outer(x):
    return inner(x) + 1


try:
    print(outer(3))
except TypeError:
    print("refused")

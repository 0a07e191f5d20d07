import jax


@jax.jit
def f(x, how):
    return x + 1 if how == "up" else x


try:
    print(f(1.0, "up"))  #~ refused f(1.0, "up")
except TypeError:
    print("refused")

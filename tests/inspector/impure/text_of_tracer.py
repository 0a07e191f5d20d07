import jax


@jax.jit
def f(x):
    jax.debug.print(f"x is {x}")  #~ print
    label = "got %s" % x  #~ print
    return x + len(label)


f(1.0)

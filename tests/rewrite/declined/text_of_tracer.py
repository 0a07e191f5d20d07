# declined: text is made
import jax


@jax.jit
def f(x):
    jax.debug.print(f"x is {x}")
    label = "got %s" % x
    return x + len(label)


f(1.0)

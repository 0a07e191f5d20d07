import jax


@jax.jit
def f(x):
    if x > 0:  #~ refused x > 0
        return x
    return -x


try:
    print(f(1.0))
except jax.errors.TracerBoolConversionError:
    print("refused")

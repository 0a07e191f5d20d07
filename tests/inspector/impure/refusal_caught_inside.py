import jax
@jax.jit
def f(x):
    try:
        if x > 0: return x  #~ refused x > 0
    except jax.errors.TracerBoolConversionError:
        return -x
print(f(1.))

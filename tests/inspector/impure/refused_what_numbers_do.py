import jax

@jax.jit
def label(x):
    try:
        whole = x.is_integer()  #~ refused x.is_integer
    except AttributeError:
        whole = False
    try:
        digits = len(f"{x:.2f}")  #~ refused {x:.2f}
    except TypeError:
        digits = 0
    return x + whole + digits

print(label(2.0))

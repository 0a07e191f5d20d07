import jax

@jax.jit
def total(v):
    try:
        return sum(v.values())
    except AttributeError:
        return v * 2.0

@jax.jit
def label(x):
    try:
        return "x = " + x
    except TypeError:
        return x

print(total(1.0), total({"a": 1.0, "b": 2.0}), label(3.0))

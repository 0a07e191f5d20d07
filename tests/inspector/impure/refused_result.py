import jax


@jax.jit
def f(x):
    return {"value": x, "name": "result"}  #~ refused the result


try:
    print(f(1.0))
except TypeError:
    print("refused")

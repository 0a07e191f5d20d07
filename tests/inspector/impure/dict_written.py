import jax

cache = {}

@jax.jit
def f(x):
    cache["last"] = "f"  #~ container_write cache["last"]
    return x

f(1)
print(cache)

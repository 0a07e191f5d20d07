import jax

cache = {"last": 0.0}

@jax.jit
def f(x):
    cache["last"] = cache["last"] + x
    return cache["last"]

print(f(1.0))
print(f(2.0))

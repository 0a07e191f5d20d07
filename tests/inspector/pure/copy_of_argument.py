import jax
@jax.jit
def f(p):
    p = dict(p)
    p["a"] = p["a"] + 1
    return p
print(f({"a": 1.})); print(f({"a": 1.}))

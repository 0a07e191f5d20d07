import jax
def make():
    return {"a": 1.}
cfg = make()
@jax.jit
def f(x): return x + cfg["a"]
print(f(1.))
cfg = make()
print(f(1.))

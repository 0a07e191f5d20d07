import jax

@jax.jit
def f(x):
    memo = {}
    memo["y"] = x * 2
    memo["z"] = memo["y"] + 1
    return memo["z"]

print(f(1), f(2))

import jax
ws = [1., 2.]; d = {"a": [1., 2.]}
@jax.jit
def f(x):
    for w in ws: x = x * w
    for k in d: x = x + d[k][0]
    return x * len(ws) + sum(d["a"])
print(f(1.)); print(f(1.))

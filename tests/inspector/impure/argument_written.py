import jax


@jax.jit
def f(d):
    d["n"] = d["n"] + 1  #~ container_write d["n"]
    return d["n"]


d = {"n": 1}
print(f(d), f(d), d["n"])

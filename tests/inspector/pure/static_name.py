import jax

def f(x, mode):
    return x if mode == "id" else -x

g = jax.jit(f, static_argnames="mode")
print(g(1.0, mode="id"), g(1.0, mode="neg"))

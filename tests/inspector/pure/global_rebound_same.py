import jax, jax.numpy as jnp
scale = 2.0
names = []
@jax.jit
def f(x):
    return scale * x
for n in ("a", "b", "c"):
    scale = 2.0
    names.append(n)
    print(n, f(jnp.float32(len(names))))

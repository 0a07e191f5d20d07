import jax, jax.numpy as jnp

def make_kernel(ls):
    scale = 1.0 / (2 * ls ** 2)
    def k(a, b):
        return jnp.exp(-scale * jnp.sum((a - b) ** 2))
    return k

def gram(k):
    return jax.jit(jax.vmap(lambda a, xs: jax.vmap(lambda b: k(a, b))(xs), in_axes=(0, None)))

x = jnp.array([[0.0], [1.0]])
for ls in (0.5, 1.0, 2.0):
    print(gram(make_kernel(ls))(x, x)[0])

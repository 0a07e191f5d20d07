# vmap gives its function what is not mapped as it is: numbers, texts, trees of them.
import jax, jax.numpy as jnp, numpy as np
f = lambda n, x: (print(type(n).__name__, n), x)[1]
print(jax.vmap(f, in_axes=(None, 0))(3, jnp.ones(2)))
print(jax.vmap(f, in_axes=(None, 0))("s", jnp.ones(2)))
print(jax.vmap(f, in_axes=(None, 0))({'a': 2.5}, jnp.ones(2)))
print(jax.vmap(f, in_axes=(None, 0))(np.ones(2), jnp.ones(2)))
print(jax.vmap(f, in_axes=(None, 0))(True, jnp.ones(2)))
print(jax.vmap(lambda n, x: jnp.ones(n) * x, in_axes=(None, 0))(3, jnp.ones(2)))
print(jax.vmap(lambda n, x: (n, x), in_axes=(None, 0), out_axes=(None, 0))(3, jnp.ones(2)))
print(jax.vmap(lambda n, x: (n, x), in_axes=(None, 0))(3, jnp.ones(2)))
print(jax.jit(jax.vmap(f, in_axes=(None, 0)))(3, jnp.ones(2)))
print(jax.vmap(lambda x: 3)(jnp.ones(2)))
print(jax.make_jaxpr(jax.vmap(lambda n, x: n * x, in_axes=(None, 0)))(3, jnp.ones(2)))
for n in ("a", 3):
    try:
        jax.vmap(f, in_axes=(0, 0))(n, jnp.ones(2))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    jax.vmap(lambda n, x, y: x + y, in_axes=(None, 0, 0))("a", jnp.ones(2), jnp.ones(3))
except ValueError as e:
    print(e)

import jax
import jax.numpy as jnp
params = {"a": jnp.ones(2), "b": {"c": jnp.zeros(3)}}
@jax.jit
def norm(p):
    acc = []
    jax.tree.map(lambda v: acc.append(jnp.sum(v ** 2)), p)
    return sum(acc)
print(norm(params))
params = jax.tree.map(lambda v: v + 1, params)
print(norm(params))

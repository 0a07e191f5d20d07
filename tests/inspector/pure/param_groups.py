import jax
import jax.numpy as jnp
from collections import defaultdict


def group(params):
    groups = defaultdict(list)
    for name in sorted(params):
        groups[name.split("_")[0]].append(name)
    return groups


@jax.jit
def norms(params):
    groups = group(params)
    return {k: sum(jnp.sum(params[n] ** 2) for n in names) for k, names in groups.items()}


params = {"enc_w": jnp.ones(2), "enc_b": jnp.zeros(2), "dec_w": 2 * jnp.ones(3)}
print(norms(params))
params["enc_b"] = jnp.ones(2)
print(norms(params))

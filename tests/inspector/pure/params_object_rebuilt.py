from dataclasses import dataclass

import jax
import jax.numpy as jnp


@jax.tree_util.register_dataclass
@dataclass
class Params:
    w: jax.Array
    b: jax.Array


@jax.jit
def step(p, x):
    g = jax.grad(lambda p: (p.w * x + p.b - 1.0) ** 2)(p)
    return Params(p.w - 0.1 * g.w, p.b - 0.1 * g.b)


p = Params(jnp.array(0.0), jnp.array(0.0))
for _ in range(3):
    p = step(p, 2.0)
    print(p.w, p.b)

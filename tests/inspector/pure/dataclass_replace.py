from dataclasses import dataclass, replace, field
from functools import partial
import jax, jax.numpy as jnp

@partial(jax.tree_util.register_dataclass, data_fields=["w", "steps"], meta_fields=["name"])
@dataclass
class Model:
    w: jax.Array
    steps: int
    name: str = "m"

    def grow(self, x):
        return replace(self, w=self.w + x, steps=self.steps + 1)

@jax.jit
def train(m, x):
    for _ in range(2):
        m = m.grow(x)
    return m

m = Model(jnp.zeros(2), 0)
for x in (1.0, 2.0):
    m = train(m, x)
print(m.w, m.steps, m.name)

import jax, jax.numpy as jnp
from dataclasses import dataclass

@dataclass
class Return:
    gamma: float = 0.9
    total: float = 0.0
    discount: float = 1.0

    def add(self, r):
        self.total += self.discount * r
        self.discount *= self.gamma
        return self.total

    def reset(self):
        self.total, self.discount = 0.0, 1.0

ret = Return()
add = jax.jit(ret.add)
for episode in range(2):
    for r in (1.0, 1.0, 1.0):
        out = add(r)
    print(episode, f"{float(out):.4f}")
    ret.reset()

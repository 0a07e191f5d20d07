import jax, jax.numpy as jnp
from dataclasses import dataclass

@dataclass
class Return:
    gamma: float = 0.9
    total: float = 0.0
    discount: float = 1.0

    def add(self, r):
        self.total += self.discount * r  #~ attribute self.total = 0.0 ; attribute self.discount = 1.0 ; attribute_write self.total ; leaked_tracer self.total
        self.discount *= self.gamma  #~ attribute self.discount = 1.0 ; attribute_write self.discount
        return self.total

    def reset(self):
        self.total, self.discount = 0.0, 1.0

ret = Return()
add = jax.jit(ret.add)
for episode in range(2):
    for r in (1.0, 1.0, 1.0):
        out = add(r)  #! self.total first
    print(episode, f"{float(out):.4f}")
    ret.reset()

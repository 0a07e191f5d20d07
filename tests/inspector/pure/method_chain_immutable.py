import jax, jax.numpy as jnp
class Signal:
    def __init__(self, x, ops=()): self.x, self.ops = x, ops
    def then(self, fn): return Signal(self.x, self.ops + (fn,))
    def run(self):
        y = self.x
        for op in self.ops: y = op(y)
        return y
@jax.jit
def process(x):
    return Signal(x).then(jnp.cumsum).then(lambda v: v - v.mean()).run()
for k in (1.0, 2.0):
    print(process(k * jnp.ones(3)))

import jax, jax.numpy as jnp

class Num:
    def __init__(self, v): self.v = v
    def accept(self, vis): return vis.num(self)
class Add:
    def __init__(self, a, b): self.a, self.b = a, b
    def accept(self, vis): return vis.add(self)
class Eval:
    def __init__(self): self.depth = 0; self.deepest = 0
    def num(self, n): return n.v
    def add(self, n):
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        r = n.a.accept(self) + n.b.accept(self)
        self.depth -= 1
        return r

@jax.jit
def evaluate(x, y):
    e = Eval()
    return Add(Num(x), Add(Num(y), Num(2.0))).accept(e) * e.deepest

for k in range(3):
    print(evaluate(1.0 * k, 2.0))

import jax
import jax.numpy as jnp
import operator
from functools import reduce, partial

class Handler:
    count = 0

    def __init__(self, nxt=None):
        self.nxt = nxt
        Handler.count += 1
        self.id = Handler.count

    def handle(self, x):
        x = self.process(x)
        return self.nxt.handle(x) if self.nxt is not None else x

class Scale(Handler):
    def __init__(self, k, nxt=None):
        super().__init__(nxt)
        self.k = k
    def process(self, x):
        return x * self.k

class Offset(Handler):
    def __init__(self, c, nxt=None):
        super().__init__(nxt)
        self.c = c
    def process(self, x):
        return x + self.c

chain = Scale(2.0, Offset(1.0, Scale(0.5)))
run = jax.jit(chain.handle)
print([float(run(float(v))) for v in range(3)])
other = Offset(3.0, chain)
print([float(run(float(v))) for v in range(3)], float(jax.jit(other.handle)(1.0)), Handler.count)
total = jax.jit(lambda *xs: reduce(operator.add, xs))
print(total(1.0, 2.0, 3.0))

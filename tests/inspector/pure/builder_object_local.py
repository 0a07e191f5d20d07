import jax, jax.numpy as jnp
from collections import OrderedDict

class Graph:
    def __init__(self):
        self.nodes = OrderedDict()
        self.n = 0
    def add(self, fn, *deps):
        name = f"n{self.n}"
        self.n += 1
        self.nodes[name] = (fn, deps)
        return name
    def run(self, env):
        for name, (fn, deps) in self.nodes.items():
            env[name] = fn(*[env[d] for d in deps])
        return env

@jax.jit
def f(x):
    g = Graph()
    a = g.add(jnp.sin, "x")
    b = g.add(jnp.multiply, a, "x")
    return g.run({"x": x})[b]

for v in (0.5, 1.0, 1.5):
    print(f(v))

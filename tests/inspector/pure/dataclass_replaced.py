import jax
from dataclasses import dataclass, replace
@jax.tree_util.register_dataclass
@dataclass
class S:
    n: float
    m: float
@jax.jit
def f(s): return replace(s, n=s.n + 1)
s = S(1., 2.)
for _ in range(3): s = f(s)
print(s.n)

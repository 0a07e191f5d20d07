from dataclasses import dataclass, replace
import jax, jax.numpy as jnp

@jax.tree_util.register_dataclass
@dataclass
class State:
    x: jax.Array
    n: jax.Array

best = None

@jax.jit
def step(s):
    global best
    s = replace(s, x=s.x * 0.5 + 1, n=s.n + 1)
    best = s.x if best is None else jnp.maximum(best, s.x)
    return s, best

s = State(jnp.float32(8.0), jnp.int32(0))
for _ in range(3):
    s, b = step(s)
    print(s.x, s.n, b)

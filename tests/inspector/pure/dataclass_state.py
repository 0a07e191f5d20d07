import jax
from dataclasses import dataclass

@jax.tree_util.register_dataclass
@dataclass
class State:
    n: int
    total: float

@jax.jit
def step(state, x):
    return State(state.n + 1, state.total + x)

state = State(0, 0.0)
for x in (1.0, 2.0):
    state = step(state, x)
print(state.n, state.total)

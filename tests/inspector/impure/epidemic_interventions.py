import jax
import jax.numpy as jnp
from dataclasses import dataclass

@dataclass
class Policy:
    contact: float = 1.0
    masks: bool = False

@dataclass
class Params:
    beta: float = 0.4
    gamma: float = 0.1

policy = Policy()
params = Params()

def infection_rate(s, i):
    b = params.beta * policy.contact  #~ attribute policy.contact = 1.0
    if policy.masks:  #~ attribute policy.masks = False ; branch policy.masks
        b = b * 0.6
    return b * s * i

@jax.jit
def day(state):
    s, i, r = state
    new = infection_rate(s, i)
    rec = params.gamma * i
    return s - new, i + new - rec, r + rec

state = (0.99, 0.01, 0.0)
for d in range(20):
    if d == 8:
        policy.contact = 0.5
    if d == 14:
        policy.masks = True
    state = day(state)  #! policy.contact 1.0 -> 0.5
    if d % 5 == 4:
        print(d + 1, " ".join(f"{float(v):.4f}" for v in state))

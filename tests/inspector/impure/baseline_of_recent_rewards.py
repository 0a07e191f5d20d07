from collections import deque

import jax
import jax.numpy as jnp

recent = deque(maxlen=3)
recent.append(1.0)


@jax.jit
def advantage(reward):
    baseline = sum(recent) / len(recent)  #~ element recent ; element len(recent) = 1
    return reward - baseline


for reward in [2.0, 3.0, 4.0]:
    print(advantage(reward))  #! recent
    recent.append(reward)

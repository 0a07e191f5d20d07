from dataclasses import dataclass, field

import jax
import jax.numpy as jnp


@dataclass
class Rollout:
    rewards: list = field(default_factory=list)
    steps: int = 0

    def add(self, reward):
        self.rewards.append(reward)
        self.steps += 1


@jax.jit
def evaluate(x):
    rollout = Rollout()
    for _ in range(3):
        x = 0.9 * x
        rollout.add(x)
    return jnp.stack(rollout.rewards).sum() / rollout.steps


print(evaluate(1.0))
print(evaluate(2.0))

from dataclasses import dataclass, replace

import jax
import jax.numpy as jnp


@jax.tree_util.register_dataclass
@dataclass
class Agent:
    q: jax.Array
    counts: jax.Array

    def learn(self, arm, reward):
        counts = self.counts.at[arm].add(1)
        q = self.q.at[arm].add((reward - self.q[arm]) / counts[arm])
        return replace(self, q=q, counts=counts)


@jax.jit
def play(agent, arm, reward):
    agent = agent.learn(arm, reward)
    return agent, jnp.argmax(agent.q)


agent = Agent(jnp.zeros(3), jnp.zeros(3))
for arm, reward in [(0, 0.1), (2, 0.7), (1, 0.2)]:
    agent, best = play(agent, arm, reward)
    print(best)

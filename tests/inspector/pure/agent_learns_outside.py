import random

import jax
import jax.numpy as jnp

random.seed(0)


class Agent:
    def __init__(self):
        self.q = jnp.zeros((3, 2))
        self.epsilon = 1.0
        self.steps = 0

    def act(self, s):
        if random.random() < self.epsilon:
            return random.randrange(2)
        return int(jnp.argmax(self.q[s]))

    def learn(self, s, a, r, s2):
        self.q = td(self.q, s, a, r, s2)
        self.epsilon *= 0.9
        self.steps += 1


@jax.jit
def td(q, s, a, r, s2):
    return q.at[s, a].add(0.5 * (r + 0.9 * q[s2].max() - q[s, a]))


agent = Agent()
s = 0
for _ in range(6):
    a = agent.act(s)
    s2 = (s + a) % 3
    agent.learn(s, a, float(s2 == 2), s2)
    s = s2
print(agent.q, agent.steps)

"""A tabular agent with a replay buffer."""
import random
from collections import deque, namedtuple

import jax
import jax.numpy as jnp

Transition = namedtuple("Transition", "state action reward next_state")

class ReplayBuffer:
    def __init__(self, capacity):
        self.items = deque(maxlen=capacity)

    def push(self, *args):
        self.items.append(Transition(*args))

    def mean_reward(self):
        return sum(t.reward for t in self.items) / max(len(self.items), 1)

    def __len__(self):
        return len(self.items)

class Agent:
    gamma = 0.9

    def __init__(self, n_states, n_actions):
        self.q = jnp.zeros((n_states, n_actions))
        self.buffer = ReplayBuffer(4)
        self.updates = 0

    def baseline(self):
        return self.buffer.mean_reward()

    def update(self, t):
        target = t.reward - self.baseline() + self.gamma * jnp.max(self.q[t.next_state])
        self.q = self.q.at[t.state, t.action].add(0.5 * (target - self.q[t.state, t.action]))
        self.updates += 1

agent = Agent(3, 2)

@jax.jit
def advantage(reward):
    return reward - agent.baseline()

random.seed(0)
for step in range(5):
    s, a = step % 3, step % 2
    r = float(step)
    agent.buffer.push(s, a, r, (s + 1) % 3)
    agent.update(agent.buffer.items[-1])
    print(step, len(agent.buffer), float(advantage(r)))
print(agent.updates, jnp.round(agent.q, 3))

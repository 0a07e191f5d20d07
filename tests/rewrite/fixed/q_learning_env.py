import jax
import jax.numpy as jnp

class Corridor:
    def __init__(self, length):
        self.length = length
        self.reset()

    def reset(self):
        self.pos = 0
        self.steps = 0
        return self.pos

    def step(self, action):
        self.pos = jnp.clip(self.pos + 2 * action - 1, 0, self.length - 1)
        self.steps += 1
        reward = jnp.where(self.pos == self.length - 1, 1.0, -0.01)
        return self.pos, reward

class QAgent:
    def __init__(self, n, alpha=0.5, gamma=0.9):
        self.q = jnp.zeros((n, 2))
        self.alpha = alpha
        self.gamma = gamma
        self.total = 0.0

    def learn(self, s, a, r, s2):
        target = r + self.gamma * self.q[s2].max()
        self.q = self.q.at[s, a].add(self.alpha * (target - self.q[s, a]))
        self.total = self.total + r

env = Corridor(4)
agent = QAgent(4)

@jax.jit
def interact(action):
    s = env.pos
    s2, r = env.step(action)
    agent.learn(s, action, r, s2)
    return r

for a in [1, 1, 0, 1, 1]:
    r = interact(a)
    print(int(env.pos), round(float(r), 3))
print(jnp.round(agent.q, 3), round(float(agent.total), 3), int(env.steps))

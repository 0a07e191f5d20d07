import jax
import jax.numpy as jnp


class Agent:
    def __init__(self):
        self.theta = jnp.zeros(3)
        self.baseline = 0.0
        self.n = 0

    def log_prob(self, theta, a):
        return jax.nn.log_softmax(theta)[a]

    def learn(self, a, reward):
        self.n += 1
        self.baseline += (reward - self.baseline) / self.n
        g = jax.grad(self.log_prob)(self.theta, a)
        self.theta = self.theta + 0.5 * (reward - self.baseline) * g


agent = Agent()


@jax.jit
def episode(a, r):
    agent.learn(a, r)
    return jax.nn.softmax(agent.theta)


for a, r in [(0, 1.0), (1, 0.0), (2, 2.0)]:
    print(episode(a, r))
print(agent.n, agent.baseline)

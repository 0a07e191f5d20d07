import jax
import jax.numpy as jnp


class Agent:
    def __init__(self, n_actions):
        self.q = jnp.zeros(n_actions)
        self.epsilon = 1.0

    @property
    def exploit(self):
        return 1.0 - self.epsilon  #~ attribute self.epsilon

    def policy(self, prior):
        return self.exploit * jax.nn.softmax(self.q) + self.epsilon * prior  #~ captured_array self.q ; attribute self.epsilon

    def learn(self, action, reward):
        self.q = self.q.at[action].add(0.5 * (reward - self.q[action]))
        self.epsilon *= 0.5


agent = Agent(3)
policy = jax.jit(agent.policy)
uniform = jnp.full(3, 1 / 3)
for t in range(3):
    print(policy(uniform).round(3))  #! self.epsilon
    agent.learn(t % 3, 1.0)

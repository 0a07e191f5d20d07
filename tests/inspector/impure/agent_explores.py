import jax
import jax.numpy as jnp
import numpy as np

class Agent:
    def __init__(self):
        self.values = jnp.zeros(3)
        self.epsilon = 0.5
        self.rng = np.random.default_rng(0)
        self.rewards = []

    def act(self, values):
        if self.rng.random() < self.epsilon:  #~ random ; attribute self.epsilon = 0.5 ; branch self.rng.random() < self.epsilon
            return jnp.argmin(values)
        return jnp.argmax(values)

    def learn(self, action, reward):
        self.values = self.values.at[action].add(reward)
        self.rewards.append(reward)

agent = Agent()
act = jax.jit(agent.act)
for reward in (1.0, 2.0):
    action = act(agent.values)
    agent.learn(action, reward)
    print(int(action), agent.values, agent.rewards)
agent.epsilon = 0.9
print(int(act(agent.values)))  #! self.epsilon 0.5 -> 0.9

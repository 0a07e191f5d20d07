import jax
import jax.numpy as jnp


class Agent:
    def __init__(self):
        self.online = jnp.array([0.5, -0.5])
        self.target = jnp.zeros(2)
        self.updates = 0

    def learn(self, state, reward):
        bootstrap = reward + 0.9 * jnp.dot(self.target, state)
        error = bootstrap - jnp.dot(self.online, state)
        self.online = self.online + 0.1 * error * state
        self.updates += 1
        if self.updates % 2 == 0:
            self.target = self.online
        return error


agent = Agent()
learn = jax.jit(agent.learn)
for reward in [1.0, 0.0, 2.0, 1.0, -1.0]:
    print(learn(jnp.array([1.0, 2.0]), reward))

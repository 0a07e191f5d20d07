import jax
import jax.numpy as jnp


class QAgent:
    def __init__(self, actions, epsilon=1.0, decay=0.5):
        self.q = jnp.zeros(actions)
        self.epsilon = epsilon
        self.decay = decay

    def end_episode(self):
        self.epsilon = max(0.05, self.epsilon * self.decay)


agent = QAgent(3)


@jax.jit
def choose(q, u, random_action):
    explore = u < agent.epsilon
    return jnp.where(explore, random_action, jnp.argmax(q))


q = jnp.array([0.1, 0.9, 0.3])
for episode in range(3):
    print(episode, choose(q, 0.6, 0))
    agent.end_episode()

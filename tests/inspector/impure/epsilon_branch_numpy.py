import jax
import jax.numpy as jnp
import numpy as np

rng = np.random.default_rng(0)


class QAgent:
    def __init__(self, n_states, n_actions):
        self.q = jnp.zeros((n_states, n_actions))
        self.epsilon = 0.5

    def act(self, state):
        if rng.random() < self.epsilon:  #~ random
            action = rng.integers(3)
        else:
            action = jnp.argmax(self.q[state])
        return action


agent = QAgent(4, 3)
act = jax.jit(agent.act)
for t in range(4):
    a = act(t)
    agent.epsilon *= 0.5
    print(a.shape)

import jax
import jax.numpy as jnp


class Rollout:
    def __init__(self):
        self.rewards = []

    def record(self, r):
        self.rewards.append(float(r))


@jax.jit
def env_step(state, action):
    state = state + 0.1 * action
    return state, -jnp.abs(state)


rollout = Rollout()
state = jnp.array(1.0)
for t in range(4):
    state, r = env_step(state, -1.0)
    rollout.record(r)
print([round(r, 3) for r in rollout.rewards])

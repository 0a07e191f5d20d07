import jax
import jax.numpy as jnp


class Corridor:
    def __init__(self, n):
        self.n = n
        self.position = 0
        self.done = False

    def reset(self):
        self.position = 0
        self.done = False

    def step(self, action):
        self.position = jnp.clip(self.position + action, 0, self.n)
        self.done = self.position == self.n
        return jnp.where(self.done, 1.0, -0.1)


env = Corridor(3)
step = jax.jit(env.step)
total = 0.0
for action in [1, 1, -1, 1, 1]:
    total += step(action)
    if env.done:
        print("done", total)
        env.reset()
print(env.position)

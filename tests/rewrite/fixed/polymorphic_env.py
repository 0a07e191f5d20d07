import jax
import jax.numpy as jnp


class Env:
    def __init__(self):
        self.position = 0.0

    def force(self, action):
        raise NotImplementedError

    def step(self, action):
        self.position = self.position + 0.1 * self.force(action)
        return self.position


class Windy(Env):
    def __init__(self, wind):
        super().__init__()
        self.wind = wind

    def force(self, action):
        self.wind = self.wind * 0.9
        return action + self.wind


env = Windy(1.0)


@jax.jit
def advance(action):
    return env.step(action)


for action in [1.0, -1.0, 0.5]:
    print(advance(action))

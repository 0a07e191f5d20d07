import enum

import jax
import jax.numpy as jnp


class Phase(enum.Enum):
    EXPLORE = 0
    EXPLOIT = 1


class Bot:
    def __init__(self):
        self.phase = Phase.EXPLORE
        self.values = jnp.array([0.1, 0.7, 0.2])

    def policy(self, noise):
        if self.phase is Phase.EXPLORE:  #~ attribute self.phase ; branch self.phase is Phase.EXPLORE = True
            return jax.nn.softmax(self.values + noise)
        return jax.nn.one_hot(jnp.argmax(self.values), 3)


bot = Bot()
policy = jax.jit(bot.policy)
print(policy(jnp.array([1.0, 0.0, 0.0])))
bot.phase = Phase.EXPLOIT
print(policy(jnp.array([1.0, 0.0, 0.0])))  #! self.phase

import jax
import jax.numpy as jnp


class Shaper:
    penalty = 0.1
    bonus = 1.0
    enabled = False

    @classmethod
    def enable(cls, bonus):
        cls.enabled = True
        cls.bonus = bonus

    @classmethod
    def shape(cls, reward):
        if not cls.enabled:  #~ attribute cls.enabled = False ; branch cls.enabled
            return reward
        return reward * cls.bonus - cls.penalty


@jax.jit
def total(rewards):
    return jnp.sum(Shaper.shape(rewards))


rewards = jnp.array([1.0, 2.0])
print(total(rewards))
Shaper.enable(3.0)
print(total(rewards))  #! cls.enabled False -> True
Shaper.penalty = 0.5
print(total(rewards))  #! cls.enabled False -> True

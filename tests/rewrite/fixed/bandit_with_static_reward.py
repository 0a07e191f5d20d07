import random
import jax
import jax.numpy as jnp


class Bandit:
    def __init__(self, arms):
        self.arms = arms
        self.pulls = [0] * len(arms)
        self.rng = random.Random(0)

    @staticmethod
    def reward(mean, noise):
        return mean + 0.1 * noise

    def pull(self, arm):
        self.pulls[arm] += 1
        return self.reward(self.arms[arm], self.rng.gauss(0.0, 1.0))


bandit = Bandit([0.1, 0.5, 0.9])


@jax.jit
def total(w):
    r = 0.0
    for arm in range(3):
        r = r + w[arm] * bandit.pull(arm)
    return r


for _ in range(3):
    print(round(float(total(jnp.ones(3))), 4))
print(bandit.pulls)

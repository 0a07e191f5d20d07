import random
import jax
import jax.numpy as jnp

class ThompsonBandit:
    def __init__(self, k):
        self.alpha = [1.0] * k
        self.beta = [1.0] * k

    def choose(self):
        draws = [random.betavariate(a, b) for a, b in zip(self.alpha, self.beta)]
        return max(range(len(draws)), key=draws.__getitem__)

    def learn(self, arm, reward):
        self.alpha[arm] += reward
        self.beta[arm] += 1 - reward

bandit = ThompsonBandit(3)

@jax.jit
def posterior_mean():
    a = jnp.array(bandit.alpha)  #~ element bandit.alpha
    b = jnp.array(bandit.beta)
    return a / (a + b)

random.seed(7)
truth = [0.2, 0.5, 0.8]
for t in range(5):
    arm = bandit.choose()
    bandit.learn(arm, float(random.random() < truth[arm]))
    print(t, round(float(posterior_mean().sum()), 4))  #! bandit.alpha

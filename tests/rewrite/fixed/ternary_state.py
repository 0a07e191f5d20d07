import jax


class Bandit:
    def __init__(self):
        self.pulls = 0
        self.value = 0.0

    def update(self, reward):
        self.pulls += 1
        alpha = 1.0 if self.pulls == 1 else 0.1
        self.value = self.value + alpha * (reward - self.value)
        return self.value


bandit = Bandit()
update = jax.jit(bandit.update)
for reward in [1.0, 2.0, 3.0]:
    print(update(reward))

import jax


class Bandit:
    def __init__(self):
        self.pulls = 0
        self.value = 0.0

    def update(self, reward):
        self.pulls += 1  #~ attribute self.pulls = 0 ; attribute_write self.pulls
        alpha = 1.0 if self.pulls == 1 else 0.1  #~ branch self.pulls == 1
        self.value = self.value + alpha * (reward - self.value)  #~ attribute self.value = 0.0 ; attribute_write self.value ; leaked_tracer self.value
        return self.value


bandit = Bandit()
update = jax.jit(bandit.update)
for reward in [1.0, 2.0, 3.0]:
    print(update(reward))  #! self.pulls

import jax


class Annealed:
    def __init__(self, start):
        self.start = start
        self.epoch = 0

    @property
    def temperature(self):
        return self.start / (1 + self.epoch)  #~ attribute self.epoch = 0

    def sample(self, logit):
        return logit / self.temperature


policy = Annealed(4.0)
act = jax.jit(policy.sample)
for _ in range(3):
    print(act(1.0))  #! self.epoch
    policy.epoch += 1

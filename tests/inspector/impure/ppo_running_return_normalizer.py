import jax
import jax.numpy as jnp


class RunningStd:
    def __init__(self):
        self.count, self.mean, self.m2 = 0, 0.0, 0.0

    def update(self, x):
        self.count += 1  #~ attribute self.count = 0 ; attribute_write self.count
        delta = x - self.mean  #~ attribute self.mean = 0.0
        self.mean += delta / self.count  #~ attribute self.mean = 0.0 ; attribute_write self.mean ; leaked_tracer self.mean
        self.m2 += delta * (x - self.mean)  #~ attribute self.m2 = 0.0 ; attribute_write self.m2 ; leaked_tracer self.m2

    @property
    def std(self):
        if self.count < 2:  #~ branch self.count < 2
            return 1.0
        return jnp.sqrt(self.m2 / (self.count - 1))


class Critic:
    def __init__(self):
        self.stats = RunningStd()

    def value(self, reward):
        self.stats.update(reward)
        return reward / self.stats.std


critic = Critic()
value = jax.jit(critic.value)
for reward in [1.0, 3.0, 2.0]:
    print(value(reward))  #! self.count 0 -> 1

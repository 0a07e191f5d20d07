import math
import jax
import jax.numpy as jnp

class Arm:
    def __init__(self, mean):
        self.mean = mean
        self.pulls = 0
        self.total = 0.0

    def pull(self, noise):
        r = self.mean + noise
        self.pulls += 1
        self.total += r
        return r

class UCB:
    def __init__(self, arms, c):
        self.arms = arms
        self.c = c
        self.t = 0

    def scores(self):
        out = []
        for arm in self.arms:
            if arm.pulls == 0:
                out.append(100.0)
            else:
                out.append(arm.total / arm.pulls + self.c * math.sqrt(math.log(self.t + 1) / arm.pulls))
        return jnp.array(out)

    def act(self, noise):
        k = int(jnp.argmax(select(noise)))
        self.t += 1
        return k, self.arms[k].pull(float(noise))

bandit = UCB([Arm(0.1), Arm(0.5), Arm(0.3)], c=0.7)

@jax.jit
def select(noise):
    return bandit.scores() + 0.0 * noise

for n in [0.01, -0.02, 0.03, 0.0, 0.02, -0.01]:
    k, r = bandit.act(jnp.asarray(n))
    print(k, round(r, 3))
print([a.pulls for a in bandit.arms])

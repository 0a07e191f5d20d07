import jax, jax.numpy as jnp

class Baseline:
    def __init__(self, beta=0.9):
        self.beta, self.value, self.n = beta, 0.0, 0
    def advantage(self, r):
        adv = r - self.value
        self.value = self.beta * self.value + (1 - self.beta) * r
        self.n += 1
        return adv

baseline = Baseline()

def loss(theta, a, r):
    logp = jax.nn.log_softmax(theta)[a]
    return -logp * baseline.advantage(r)

@jax.jit
def step(theta, a, r):
    l, g = jax.value_and_grad(loss)(theta, a, r)
    return theta - 0.5 * g, l

theta = jnp.zeros(2)
for a, r in [(0, 1.0), (1, 0.0), (0, 1.0), (0, 0.5)]:
    theta, l = step(theta, a, r)
    print(theta, f"{float(l):.4f}")

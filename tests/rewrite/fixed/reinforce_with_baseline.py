import jax
import jax.numpy as jnp

class Baseline:
    def __init__(self, beta=0.8):
        self.beta = beta
        self.value = 0.0

    def advantage(self, ret):
        adv = ret - self.value
        self.value = self.beta * self.value + (1 - self.beta) * ret
        return adv

class Reinforce:
    def __init__(self, n):
        self.logits = jnp.zeros(n)
        self.baseline = Baseline()

    def update(self, action, ret, lr=0.5):
        adv = self.baseline.advantage(ret)
        grad = jax.grad(lambda l: jax.nn.log_softmax(l)[action])(self.logits)
        self.logits = self.logits + lr * adv * grad
        return jax.nn.softmax(self.logits)

agent = Reinforce(3)
learn = jax.jit(agent.update)
for a, r in [(0, 1.0), (1, -1.0), (2, 3.0), (2, 3.0)]:
    print(jnp.round(learn(a, r), 4))

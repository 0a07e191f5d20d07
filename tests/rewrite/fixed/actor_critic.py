"""Actor-critic on a two-armed bandit with a running baseline."""
import jax
import jax.numpy as jnp
import numpy as np

class RunningBaseline:
    def __init__(self, decay=0.9):
        self.decay = decay
        self.value = 0.0

    def update(self, reward):
        self.value = self.decay * self.value + (1 - self.decay) * reward
        return self.value

class Policy:
    def __init__(self, n):
        self.logits = jnp.zeros(n)

    def log_prob(self, logits, a):
        return jax.nn.log_softmax(logits)[a]

class ActorCritic:
    def __init__(self, policy, baseline, lr):
        self.policy = policy
        self.baseline = baseline
        self.lr = lr
        self.history = []

    def update(self, action, reward):
        advantage = reward - self.baseline.value
        grad = jax.grad(lambda l: self.policy.log_prob(l, action) * advantage)(self.policy.logits)
        self.policy.logits = self.policy.logits + self.lr * grad
        self.baseline.update(reward)
        return advantage

rng = np.random.default_rng(0)
agent = ActorCritic(Policy(2), RunningBaseline(), 0.5)
learn = jax.jit(agent.update)
for t in range(4):
    a = t % 2
    r = 1.0 if a == 1 else 0.2
    adv = learn(a, r)
    agent.history.append(round(float(adv), 4))
print(agent.history)
print(jnp.round(agent.policy.logits, 4), f"{float(agent.baseline.value):.4f}")

import jax
import jax.numpy as jnp

class Temperature:
    value = 1.0
    history = []

    @classmethod
    def anneal(cls):
        cls.history.append(cls.value)
        cls.value = max(0.1, cls.value * 0.5)

class Policy:
    def __init__(self, logits):
        self.logits = logits

    def probs(self, mask):
        z = jnp.where(mask, self.logits, -1e9)
        return jax.nn.softmax(z / Temperature.value)

    def entropy(self, mask):
        p = self.probs(mask)
        return -jnp.sum(jnp.where(p > 0, p * jnp.log(p + 1e-12), 0.0))

policy = Policy(jnp.array([1.0, 2.0, 0.5]))
entropy = jax.jit(policy.entropy)
mask = jnp.array([True, True, False])
for _ in range(4):
    print(f"{Temperature.value} {float(entropy(mask)):.4f}")
    Temperature.anneal()
print(Temperature.history)

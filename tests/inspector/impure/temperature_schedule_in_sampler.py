import jax
import jax.numpy as jnp


class Sampler:
    def __init__(self, logits):
        self.logits = logits
        self.temperature = 1.0
        self.history = []

    def probs(self):
        return jax.nn.softmax(self.logits / self.temperature)  #~ attribute self.temperature = 1.0

    def cool(self):
        self.temperature = max(0.1, self.temperature * 0.5)
        self.history.append(self.temperature)


sampler = Sampler(jnp.array([1.0, 2.0, 3.0]))
probs = jax.jit(sampler.probs)
for _ in range(3):
    print(probs())  #! self.temperature 1.0 -> 0.5
    sampler.cool()
print(sampler.history)

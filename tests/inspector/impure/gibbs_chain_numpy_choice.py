import jax
import jax.numpy as jnp
import numpy as np


class Gibbs:
    def __init__(self, cov):
        self.cov = cov
        self.state = np.zeros(2)

    def sweep(self):
        i = np.random.randint(2)  #~ random
        mean = self.cov * self.state[1 - i]  #~ captured_array self.state
        self.state = self.state.copy()  #~ captured_array self.state ; attribute_write self.state
        self.state[i] = mean + np.sqrt(1 - self.cov ** 2) * np.random.randn()  #~ random
        return jnp.asarray(self.state)


np.random.seed(0)
gibbs = Gibbs(0.8)
sweep = jax.jit(gibbs.sweep)
for _ in range(3):
    print(sweep().shape)  #! self.state

import jax
import jax.numpy as jnp


class GMM:
    def __init__(self, means):
        self.means = jnp.array(means)
        self.weights = jnp.ones(len(means)) / len(means)

    def responsibilities(self, x):
        logp = -0.5 * (x[:, None] - self.means) ** 2 + jnp.log(self.weights)  #~ captured_array self.means ; captured_array self.weights
        return jax.nn.softmax(logp, axis=1)

    def step(self, x):
        r = self.responsibilities(x)
        n = r.sum(axis=0)
        self.means = (r * x[:, None]).sum(axis=0) / n  #~ attribute_write self.means ; leaked_tracer self.means
        self.weights = n / len(x)  #~ attribute_write self.weights ; leaked_tracer self.weights
        return -jnp.log(n).sum()


gmm = GMM([0.0, 1.0])
step = jax.jit(gmm.step)
data = jnp.array([-1.0, -1.2, 2.0, 2.2, 1.9])
for _ in range(3):
    print(step(data))  #! self.means
print(gmm.means, gmm.weights)

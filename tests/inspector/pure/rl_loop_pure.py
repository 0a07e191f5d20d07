import jax
import jax.numpy as jnp


class Bandit:
    def __init__(self, means):
        self.means = jnp.array(means)

    def pull(self, key, arm):
        return self.means[arm] + 0.1 * jax.random.normal(key)


bandit = Bandit([0.1, 0.9])


@jax.jit
def learn(values, counts, key):
    arm = jnp.argmax(values + 1.0 / (1 + counts))
    reward = bandit.pull(key, arm)
    counts = counts.at[arm].add(1)
    return values.at[arm].add((reward - values[arm]) / counts[arm]), counts


values, counts = jnp.zeros(2), jnp.zeros(2)
for key in jax.random.split(jax.random.key(0), 6):
    values, counts = learn(values, counts, key)
print(counts)

import jax
import jax.numpy as jnp


@jax.jit
def pull(state, key):
    values, counts = state
    k1, k2 = jax.random.split(key)
    arm = jnp.where(jax.random.uniform(k1) < 0.2, jax.random.randint(k2, (), 0, 3), jnp.argmax(values))
    reward = MEANS[arm]
    counts = counts.at[arm].add(1)
    return (values.at[arm].add((reward - values[arm]) / counts[arm]), counts), reward


MEANS = jnp.array([0.2, 0.8, 0.5])
state = (jnp.zeros(3), jnp.zeros(3))
total = 0.0
for key in jax.random.split(jax.random.key(1), 6):
    state, reward = pull(state, key)
    total += reward
print(total, state[1])

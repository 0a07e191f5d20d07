import random
import jax
import jax.numpy as jnp

random.seed(0)
values = jnp.zeros(4)
counts = jnp.zeros(4)


@jax.jit
def act(values):
    if random.random() < 0.3:  #~ random
        return random.randrange(4)
    return jnp.argmax(values)


@jax.jit
def learn(values, counts, arm, reward):
    counts = counts.at[arm].add(1)
    values = values.at[arm].add((reward - values[arm]) / counts[arm])
    return values, counts


means = jnp.array([0.1, 0.5, 0.3, 0.9])
for t in range(8):
    arm = act(values)
    values, counts = learn(values, counts, arm, means[arm])
    print(t, int(arm))

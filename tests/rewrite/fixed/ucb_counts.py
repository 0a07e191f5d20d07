import jax
import jax.numpy as jnp

counts = [1, 1, 1]
values = [0.0, 0.0, 0.0]


@jax.jit
def ucb(c):
    n = jnp.array(counts, dtype=float)
    v = jnp.array(values)
    return jnp.argmax(v + c * jnp.sqrt(jnp.log(n.sum()) / n))


rewards = [0.1, 0.9, 0.5]
for _ in range(4):
    arm = int(ucb(0.3))
    counts[arm] += 1
    values[arm] += (rewards[arm] - values[arm]) / counts[arm]
print(counts, values)

import jax, jax.numpy as jnp

def make_bandit(n):
    counts = [0] * n
    values = [0.0] * n
    total = 0
    def pull(arm, reward):
        nonlocal total
        total += 1
        counts[arm] += 1
        values[arm] += (reward - values[arm]) / counts[arm]
        return values[arm] + jnp.sqrt(2 * jnp.log(total) / counts[arm])
    return jax.jit(pull, static_argnums=0), counts

pull, counts = make_bandit(2)
for arm, reward in [(0, 1.0), (0, 0.0), (1, 0.5), (0, 1.0), (1, 0.0)]:
    print(f"{float(pull(arm, reward)):.4f}")
print(counts)

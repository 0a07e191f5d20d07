import jax
import jax.numpy as jnp


@jax.jit
def propose(x, key):
    return x + 0.5 * jax.random.normal(key)


x = jnp.array(3.0)
best, best_x = jnp.inf, x
for k in jax.random.split(jax.random.key(1), 50):
    x = propose(x, k)
    value = (x - 1.0) ** 2
    if value < best:
        best = value
        best_x = x
print(f"{best:.5f} at {best_x:.5f}")

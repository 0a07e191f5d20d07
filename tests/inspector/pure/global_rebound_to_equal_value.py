import jax
import jax.numpy as jnp

threshold = 0.5
weights = [1.0, 2.0]


@jax.jit
def score(x):
    return jnp.where(x > threshold, x * weights[0], x * weights[1])


x = jnp.array([0.2, 0.8])
print(score(x))
threshold = 1 / 2
weights = [1.0, 2.0]
print(score(x))
weights.append(7.0)
print(score(x))

import jax
import jax.numpy as jnp

pairs = [(jnp.array([1.0, 2.0]), 1.0), (jnp.array([0.5, -1.0]), 0.0), (jnp.array([2.0, 0.0]), 1.0)]


@jax.jit
def learn(w, x, target):
    error = jax.nn.sigmoid(x @ w) - target
    return w - 0.5 * error * x, error


w = jnp.zeros(2)
errors = []
for i, (x, target) in enumerate(pairs):
    w, error = learn(w, x, target)
    errors.append(error)
    print(i, error)
print(w, jnp.array(errors))

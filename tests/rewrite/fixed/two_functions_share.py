import jax
import jax.numpy as jnp

weights = jnp.ones(2)
steps = 0


@jax.jit
def predict(x):
    return jnp.dot(weights, x)


@jax.jit
def learn(x, y):
    global weights, steps
    error = jnp.dot(weights, x) - y
    weights = weights - 0.1 * error * x
    steps += 1
    return error**2


x = jnp.array([1.0, 2.0])
for _ in range(3):
    print(learn(x, 1.0), predict(x))
print(steps)

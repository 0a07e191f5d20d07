import jax
import jax.numpy as jnp

params = {"w": jnp.array([1.0, -1.0]), "b": jnp.array(0.0)}
velocity = {"w": jnp.zeros(2), "b": jnp.array(0.0)}


def predict(x):
    return x @ params["w"] + params["b"]


@jax.jit
def evaluate(x, y):
    return jnp.mean((predict(x) - y) ** 2)


@jax.jit
def update(x, y):
    err = predict(x) - y
    grads = {"w": 2 * x.T @ err / len(y), "b": 2 * err.mean()}
    for k in params:
        velocity[k] = 0.9 * velocity[k] - 0.01 * grads[k]
        params[k] = params[k] + velocity[k]
    return jnp.abs(err).max()


x = jnp.array([[1.0, 2.0], [2.0, 0.5], [0.0, 1.0]])
y = jnp.array([1.0, 2.0, 3.0])
for i in range(3):
    print(i, update(x, y), evaluate(x, y))
print(params["w"], params["b"])

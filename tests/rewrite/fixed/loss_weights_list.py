import jax
import jax.numpy as jnp

weights = [1.0, 0.5]
names = ["mse", "l1"]


def terms(w, x):
    yield jnp.mean((w - x) ** 2)
    yield jnp.sum(jnp.abs(w))


@jax.jit
def loss(w, x):
    return sum(a * t for a, t in zip(weights, terms(w, x)))


w = jnp.array([1.0, -1.0])
for epoch in range(3):
    print(loss(w, 0.5))
    weights[1] *= 0.5

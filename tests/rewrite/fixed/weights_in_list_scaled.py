import jax
import jax.numpy as jnp

weights = [jnp.ones((2, 2)) * 0.5, jnp.ones((2, 2)) * 0.25]


def forward(x):
    for w in weights:
        x = jnp.tanh(x @ w)
    return x


@jax.jit
def loss(x):
    return jnp.sum(forward(x) ** 2)


x = jnp.array([1.0, -0.5])
for i in range(3):
    print(loss(x))
    weights[i % 2] = weights[i % 2] * 1.5

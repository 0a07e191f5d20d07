import jax
import jax.numpy as jnp


class Accumulator:
    def __init__(self, params, every):
        self.grads = jax.tree.map(jnp.zeros_like, params)
        self.every = every
        self.i = 0

    def add(self, params, g):
        self.grads = jax.tree.map(lambda a, b: a + b, self.grads, g)
        self.i += 1
        if self.i == self.every:
            params = jax.tree.map(lambda p, a: p - 0.1 * a / self.every, params, self.grads)
            self.grads = jax.tree.map(jnp.zeros_like, params)
            self.i = 0
        return params


params = {"w": jnp.array([1.0, 2.0])}
acc = Accumulator(params, 2)


@jax.jit
def step(params, x):
    g = jax.grad(lambda p: jnp.sum((p["w"] * x) ** 2))(params)
    return acc.add(params, g)


for i in range(4):
    params = step(params, jnp.array([1.0, 0.5]))
    print(params["w"])

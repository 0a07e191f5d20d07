import jax
import jax.numpy as jnp


class Rollout:
    def __init__(self, seed):
        self.key = jax.random.key(seed)

    def next_key(self):
        self.key, sub = jax.random.split(self.key)
        return sub

    def run(self, n):
        return [float(walk(self.next_key())) for _ in range(n)]


@jax.jit
def walk(key):
    steps = jax.random.normal(key, (5,))
    return jnp.cumsum(steps)[-1]


print([round(v, 3) for v in Rollout(0).run(3)])

import jax
import jax.numpy as jnp


class Env:
    def __init__(self, n):
        self.x = jnp.zeros(n)
        self.t = 0

    def one(self, x, a):
        return x + 0.1 * a - 0.01 * self.t

    def step(self, actions):
        self.x = jax.vmap(self.one)(self.x, actions)
        self.t += 1
        return self.x.mean()


env = Env(3)
step = jax.jit(env.step)
for i in range(3):
    print(step(jnp.array([1.0, 2.0, 3.0]) * i))

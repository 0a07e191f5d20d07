import jax, jax.numpy as jnp

class CartEnv:
    def __init__(self):
        self.reset()
    def reset(self):
        self.x, self.v, self.t = 0.0, 0.0, 0
        return jnp.array([self.x, self.v])
    def step(self, force):
        self.v = self.v + 0.1 * force
        self.x = self.x + 0.1 * self.v
        self.t += 1
        return jnp.stack([self.x, self.v]), -jnp.abs(self.x - 1.0)

class Clip:
    def __init__(self, env, limit):
        self.env, self.limit = env, limit
    def __getattr__(self, name):
        return getattr(self.env, name)
    def step(self, a):
        return self.env.step(jnp.clip(a, -self.limit, self.limit))

env = Clip(CartEnv(), 1.0)
env.reset()
step = jax.jit(env.step)
ret = 0.0
for a in [2.0, 0.5, -0.5, 3.0]:
    obs, r = step(a)
    ret += float(r)
    print(obs, round(ret, 4))

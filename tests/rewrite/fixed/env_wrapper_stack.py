import jax
import jax.numpy as jnp

class Env:
    def __init__(self):
        self.x = jnp.array(0.0)
    def step(self, a):
        self.x = self.x + a
        return self.x, -jnp.abs(self.x - 2.0)

class Wrapper:
    def __init__(self, env):
        self.env = env
    def step(self, a):
        return self.env.step(a)
    @property
    def unwrapped(self):
        return self.env.unwrapped if isinstance(self.env, Wrapper) else self.env

class ClipAction(Wrapper):
    def __init__(self, env, limit):
        super().__init__(env)
        self.limit = limit
    def step(self, a):
        return super().step(jnp.clip(a, -self.limit, self.limit))

class CountSteps(Wrapper):
    def __init__(self, env):
        super().__init__(env)
        self.count = 0
    def step(self, a):
        self.count += 1
        obs, r = super().step(a)
        return obs, r - 0.1 * self.count

env = CountSteps(ClipAction(Env(), 1.0))

@jax.jit
def act(a):
    return env.step(a)

for a in (0.5, 3.0, 1.0):
    obs, r = act(a)
    print(f"{float(obs):.2f} {float(r):.3f}")
print(env.count, float(env.unwrapped.x))

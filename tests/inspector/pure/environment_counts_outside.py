import jax, jax.numpy as jnp
class Env:
    def __init__(self): self.steps = 0
    def reset(self, key): return jax.random.normal(key, (2,))
    def log(self): self.steps += 1
env = Env()
@jax.jit
def roll(s):
    return s * 0.5
s = env.reset(jax.random.key(0))
for _ in range(3):
    s = roll(s); env.log()
    print(env.steps, s)

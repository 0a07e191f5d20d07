import jax
import jax.numpy as jnp


class Env:
    def __init__(self):
        self.steps = 0

    def step(self, x, a):
        self.steps += 1  #~ attribute self.steps = 0 ; attribute_write self.steps
        return x + a * self.steps


env = Env()
step = jax.jit(jax.vmap(env.step))
x = jnp.zeros(3)
for _ in range(2):
    x = step(x, jnp.arange(3.0))  #! self.steps 0 -> 1
    print(x, env.steps)

import jax
import jax.numpy as jnp


class Env:
    def __init__(self, n):
        self.x = jnp.zeros(n)
        self.t = 0

    def one(self, x, a):
        return x + 0.1 * a - 0.01 * self.t  #~ attribute self.t = 0

    def step(self, actions):
        self.x = jax.vmap(self.one)(self.x, actions)  #~ captured_array self.x ; attribute_write self.x ; leaked_tracer self.x
        self.t += 1  #~ attribute self.t = 0 ; attribute_write self.t
        return self.x.mean()


env = Env(3)
step = jax.jit(env.step)
for i in range(3):
    print(step(jnp.array([1.0, 2.0, 3.0]) * i))  #! self.x [0. 0. 0.] -> a tracer

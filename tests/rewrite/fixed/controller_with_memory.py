import jax
import jax.numpy as jnp


class Memory:
    def __init__(self, slots, dim):
        self.data = jnp.zeros((slots, dim))
        self.ptr = 0

    def write(self, v):
        self.data = self.data.at[self.ptr].set(v)
        self.ptr = (self.ptr + 1) % self.data.shape[0]

    def read(self, q):
        att = jax.nn.softmax(self.data @ q)
        return att @ self.data


class Controller:
    def __init__(self):
        self.memory = Memory(2, 2)
        self.h = jnp.zeros(2)

    def __call__(self, x):
        r = self.memory.read(x)
        self.h = jnp.tanh(x + r + self.h)
        self.memory.write(self.h)
        return self.h


ctl = Controller()
run = jax.jit(ctl)
for k in range(3):
    print(run(jnp.array([1.0, float(k)])))

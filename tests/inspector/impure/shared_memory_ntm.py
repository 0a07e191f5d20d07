import jax, jax.numpy as jnp

class Memory:
    def __init__(self, n, d):
        self.M = jnp.zeros((n, d))
        self.usage = jnp.zeros(n)
    def write(self, i, v):
        self.M = self.M.at[i].add(v)  #~ captured_array self.M ; attribute_write self.M ; leaked_tracer self.M
        self.usage = self.usage.at[i].add(1.0)  #~ captured_array self.usage ; attribute_write self.usage ; leaked_tracer self.usage
    def read(self, k):
        w = jax.nn.softmax(self.M @ k)
        return w @ self.M

class Controller:
    def __init__(self, memory):
        self.memory = memory
    def step(self, x):
        i = jnp.argmin(self.memory.usage)  #~ captured_array self.memory.usage
        self.memory.write(i, x)
        return self.memory.read(x)

mem = Memory(3, 2)
ctl = Controller(mem)
step = jax.jit(ctl.step)
for v in ([1.0, 0.0], [0.0, 1.0], [1.0, 1.0]):
    print(step(jnp.array(v)))  #! self.memory.usage first
print(mem.usage)

import jax
import jax.numpy as jnp

class Fib:
    def __init__(self):
        self.a, self.b = jnp.array(0.0), jnp.array(1.0)
        self.calls = 0

    def next(self, scale):
        self.a, self.b = self.b, self.a + self.b
        out, self.calls = self.a * scale, self.calls + 1
        return out

    def reset(self):
        self.a, self.b, self.calls = jnp.array(0.0), jnp.array(1.0), 0

fib = Fib()
step = jax.jit(fib.next)
for i in range(4):
    print(float(step(2.0)), fib.calls)
fib.reset()
print(float(step(1.0)), fib.calls)

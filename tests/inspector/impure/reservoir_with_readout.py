import jax
import jax.numpy as jnp


class Reservoir:
    def __init__(self, n, leak):
        grid = jnp.arange(n * n).reshape(n, n)
        self.w = jnp.sin(grid) * 0.3
        self.leak = leak
        self.h = jnp.zeros(n)

    def __call__(self, u):
        self.h = (1 - self.leak) * self.h + self.leak * jnp.tanh(self.w @ self.h + u)  #~ captured_array self.h ; attribute_write self.h ; leaked_tracer self.h
        return self.h


class Readout:
    def __init__(self, body):
        self.body = body
        self.calls = 0

    def __call__(self, u):
        self.calls += 1  #~ attribute self.calls = 0 ; attribute_write self.calls
        return self.body(u).mean() / self.calls


model = Readout(Reservoir(3, 0.5))
forward = jax.jit(model)
for u in [0.1, 0.5, -0.2]:
    print(forward(u))  #! self.calls 0 -> 1

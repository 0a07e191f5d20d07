import jax
import jax.numpy as jnp


def sigmoid(x):
    return 1 / (1 + jnp.exp(-x))


class GRU:
    def __init__(self, n):
        k = jnp.arange(n * n).reshape(n, n) / 10
        self.wz, self.wh = jnp.sin(k), jnp.cos(k)
        self.h = jnp.zeros(n)

    def reset_state(self):
        self.h = jnp.zeros_like(self.h)

    def __call__(self, x):
        z = sigmoid(self.wz @ self.h + x)  #~ captured_array self.h
        self.h = (1 - z) * self.h + z * jnp.tanh(self.wh @ self.h + x)  #~ captured_array self.h ; attribute_write self.h ; leaked_tracer self.h
        return self.h


gru = GRU(2)
step = jax.jit(gru.__call__)
for x in [0.1, 0.2]:
    print(step(x))  #! self.h [0. 0.] -> a tracer
gru.reset_state()
print(step(0.1))

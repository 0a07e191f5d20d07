import jax
import jax.numpy as jnp


class Cell:
    def __init__(self, key, d):
        k1, k2 = jax.random.split(key)
        self.wx = 0.5 * jax.random.normal(k1, (d, d))
        self.wh = 0.5 * jax.random.normal(k2, (d, d))
        self.h = jnp.zeros(d)

    def __call__(self, x):
        self.h = jnp.tanh(x @ self.wx + self.h @ self.wh)  #~ captured_array self.h ; attribute_write self.h ; leaked_tracer self.h
        return self.h


class Stack:
    def __init__(self, key, d, n):
        self.cells = [Cell(k, d) for k in jax.random.split(key, n)]

    def __call__(self, x):
        for cell in self.cells:
            x = cell(x)
        return x

    def reset(self):
        for cell in self.cells:
            cell.h = jnp.zeros_like(cell.h)


stack = Stack(jax.random.key(0), 2, 2)
forward = jax.jit(stack)
for x in jnp.eye(2):
    print(forward(x))  #! self.h
stack.reset()
print(forward(jnp.ones(2)))

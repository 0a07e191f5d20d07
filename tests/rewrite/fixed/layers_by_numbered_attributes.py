import jax
import jax.numpy as jnp


class Stack:
    def __init__(self, n):
        self.n = n
        for i in range(n):
            setattr(self, f"h{i}", jnp.zeros(2))

    def push(self, x):
        for i in range(self.n):
            h = getattr(self, f"h{i}")
            x = jnp.tanh(x + h)
            setattr(self, f"h{i}", x)
        return x


stack = Stack(2)
push = jax.jit(stack.push)
for _ in range(2):
    print(push(jnp.ones(2)))

import jax
import jax.numpy as jnp
import itertools


class Block:
    counter = 0

    def __init__(self, scale):
        self.id = Block.counter
        Block.counter += 1
        self.scale = scale

    def __repr__(self):
        return f"Block({self.id})"

    def __call__(self, x):
        return self.scale * x


@jax.jit
def net(x):
    a = Block(2.0)
    b = Block(3.0)
    return b(a(x))


print(net(1.0))
print(net(2.0))

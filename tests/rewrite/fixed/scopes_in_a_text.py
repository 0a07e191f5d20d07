import jax
import jax.numpy as jnp


class Namer:
    def __init__(self):
        self.path = "net"
        self.scale = 1.0

    def enter(self, name):
        self.path += "/" + name
        self.scale *= 0.5

    def leave(self):
        self.path = self.path.rsplit("/", 1)[0]


namer = Namer()


@jax.jit
def layer(x):
    namer.enter("dense")
    y = x * namer.scale
    return y


for _ in range(2):
    print(layer(jnp.ones(2)), namer.path)

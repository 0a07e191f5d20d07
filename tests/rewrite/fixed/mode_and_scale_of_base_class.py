import jax
import jax.numpy as jnp


class Module:
    scale = 1.0

    def __init__(self, name):
        self.name = name
        self.mode = "train"

    def train(self, flag=True):
        self.mode = "train" if flag else "eval"
        return self


class Noisy(Module):
    def __init__(self, name, size):
        super().__init__(name)
        self.w = jnp.linspace(0.0, 1.0, size)

    def __call__(self, x):
        h = self.w * x
        if self.mode == "train":
            h = h + 0.5
        return h * self.scale


net = Noisy("n", 3)
forward = jax.jit(lambda x: net(x))
x = jnp.ones(3)
print(forward(x))
net.train(False)
print(forward(x))
Module.scale = 10.0
print(forward(x))

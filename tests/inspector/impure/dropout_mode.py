import jax
import jax.numpy as jnp


class Net:
    def __init__(self):
        self.training = True
        self.w = jnp.array([0.5, -0.25, 1.0])

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

    def forward(self, x):
        h = x * self.w
        if self.training:  #~ attribute self.training ; branch self.training
            h = h * 0.5
        return h.sum()


net = Net()
forward = jax.jit(net.forward)
x = jnp.ones(3)
print("train", forward(x))
net.eval()
print("eval", forward(x))  #! self.training

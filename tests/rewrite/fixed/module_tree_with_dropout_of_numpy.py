import numpy as np
import jax
import jax.numpy as jnp

class Module:
    training = True

    def children(self):
        return [v for v in self.__dict__.values() if isinstance(v, Module)]

    def train(self):
        self.training = True
        for c in self.children():
            c.train()

    def eval(self):
        self.training = False
        for c in self.children():
            c.eval()

class Dense(Module):
    def __init__(self, w):
        self.w = jnp.asarray(w)

    def __call__(self, x):
        return x @ self.w

class Drop(Module):
    def __init__(self, rate, seed):
        self.rate = rate
        self.rng = np.random.RandomState(seed)

    def __call__(self, x):
        if not self.training:
            return x
        mask = self.rng.uniform(size=x.shape) > self.rate
        return x * mask / (1.0 - self.rate)

class Net(Module):
    def __init__(self):
        self.a = Dense(np.eye(3, 5, dtype=np.float32))
        self.d = Drop(0.4, 3)
        self.b = Dense(np.ones((5, 2), np.float32))

    def __call__(self, x):
        return self.b(self.d(self.a(x)))

net = Net()

@jax.jit
def forward(x):
    return net(x)

x = jnp.ones((2, 3))
net.train()
outs = [forward(x) for _ in range(2)]
print("different masks:", not bool(jnp.allclose(outs[0], outs[1])))
net.eval()
print("eval sum:", float(forward(x).sum()))
print("stable:", bool(jnp.allclose(forward(x), forward(x))))

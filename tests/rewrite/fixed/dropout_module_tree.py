import jax, jax.numpy as jnp

class Module:
    def __init__(self):
        self.training = True
    def forward(self, x):
        raise NotImplementedError
    def __call__(self, x):
        return self.forward(x)

class Dropout(Module):
    def __init__(self, rate, seed):
        super().__init__()
        self.rate = rate
        self.key = jax.random.key(seed)
    def forward(self, x):
        if not self.training:
            return x
        self.key, sub = jax.random.split(self.key)
        keep = jax.random.bernoulli(sub, 1 - self.rate, x.shape)
        return jnp.where(keep, x / (1 - self.rate), 0.0)

class Dense(Module):
    def __init__(self, w):
        super().__init__()
        self.w = w
    def forward(self, x):
        return x @ self.w

class Net(Module):
    def __init__(self):
        super().__init__()
        self.layers = [Dense(jnp.ones((3, 4))), Dropout(0.5, 0), Dense(jnp.ones((4, 1)))]
    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

net = Net()
apply = jax.jit(net)
x = jnp.ones((2, 3))
for _ in range(3):
    print(apply(x).ravel())

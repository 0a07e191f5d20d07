import jax, jax.numpy as jnp

class BatchNorm:
    momentum = 0.8
    def __init__(self, d):
        self.gamma, self.beta = jnp.ones(d), jnp.zeros(d)
        self.running_mean = jnp.zeros(d)
        self.running_var = jnp.ones(d)
        self.training = True
    def train(self, mode=True):
        self.training = mode
    def __call__(self, x):
        if self.training:
            m, v = x.mean(0), x.var(0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * m
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * v
        else:
            m, v = self.running_mean, self.running_var
        return self.gamma * (x - m) / jnp.sqrt(v + 1e-5) + self.beta

bn = BatchNorm(2)
apply = jax.jit(bn.__call__)
x = jnp.array([[1.0, 2.0], [3.0, 6.0], [5.0, 1.0]])
for _ in range(3):
    y = apply(x)
bn.train(False)
y = apply(x)
print(y)

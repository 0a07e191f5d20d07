import jax
import jax.numpy as jnp

class BatchNorm:
    def __init__(self, n, momentum=0.9):
        self.mean = jnp.zeros(n)
        self.var = jnp.ones(n)
        self.momentum = momentum
        self.training = True

    def __call__(self, x):
        if self.training:
            m, v = x.mean(0), x.var(0)
            self.mean = self.momentum * self.mean + (1 - self.momentum) * m
            self.var = self.momentum * self.var + (1 - self.momentum) * v
        else:
            m, v = self.mean, self.var
        return (x - m) / jnp.sqrt(v + 1e-5)

class Model:
    def __init__(self):
        self.norm = BatchNorm(2)
        self.w = jnp.array([1.0, -1.0])

    def __call__(self, x):
        return self.norm(x) @ self.w

    def eval(self):
        self.norm.training = False

model = Model()
predict = jax.jit(lambda x: model(x))
x = jnp.array([[1.0, 2.0], [3.0, 8.0]])
for k in range(2):
    print(jnp.round(predict(x + k), 4))
model.eval()
print(jnp.round(predict(x), 4))
print(jnp.round(model.norm.mean, 4))

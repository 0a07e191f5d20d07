import jax
import jax.numpy as jnp


class BatchNorm:
    def __init__(self, size, momentum=0.9):
        self.mean = jnp.zeros(size)
        self.var = jnp.ones(size)
        self.momentum = momentum
        self.training = True

    def __call__(self, x):
        if self.training:  #~ attribute self.training = True ; branch self.training
            mean, var = x.mean(0), x.var(0)
            self.mean = self.momentum * self.mean + (1 - self.momentum) * mean  #~ captured_array self.mean ; attribute_write self.mean ; leaked_tracer self.mean
            self.var = self.momentum * self.var + (1 - self.momentum) * var  #~ captured_array self.var ; attribute_write self.var ; leaked_tracer self.var
        else:
            mean, var = self.mean, self.var
        return (x - mean) / jnp.sqrt(var + 1e-5)


class Net:
    def __init__(self):
        self.norm = BatchNorm(2)
        self.w = jnp.array([[1.0], [2.0]])

    def forward(self, x):
        return self.norm(x) @ self.w


net = Net()
forward = jax.jit(net.forward)
x = jnp.array([[1.0, 2.0], [3.0, 6.0], [5.0, 4.0]])
for _ in range(3):
    y = forward(x)  #! self.mean
print(net.norm.mean, net.norm.var)
net.norm.training = False
print(forward(x).ravel())  #! self.training True -> False

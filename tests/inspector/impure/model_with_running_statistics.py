import jax
import jax.numpy as jnp

class BatchNorm:
    def __init__(self, momentum=0.75):
        self.mean = jnp.zeros(2)
        self.momentum = momentum
        self.training = True

    def __call__(self, x):
        if self.training:  #~ attribute self.training = True ; branch self.training
            mean = x.mean(0)
            self.mean = self.momentum * self.mean + (1 - self.momentum) * mean  #~ captured_array self.mean ; attribute self.momentum = 0.75 ; attribute_write self.mean ; leaked_tracer self.mean
        else:
            mean = self.mean
        return x - mean

class Model:
    def __init__(self):
        self.w = jnp.array([[1.0, 2.0], [3.0, 4.0]])
        self.bn = BatchNorm()
        self.apply = jax.jit(self.forward)

    def forward(self, x):
        return self.bn(x @ self.w)  #~ captured_array self.w

model = Model()
x = jnp.array([[1.0, 0.0], [0.0, 1.0]])
print(model.apply(x))
model.bn.training = False
print(model.apply(x))  #! self.training True -> False

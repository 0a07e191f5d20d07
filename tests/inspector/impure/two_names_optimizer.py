import jax
import jax.numpy as jnp


class SGD:
    def __init__(self, lr):
        self.lr = lr
        self.steps = 0

    def __call__(self, p, g):
        self.steps += 1  #~ attribute self.steps = 0 ; attribute_write self.steps
        return p - self.lr / self.steps * g  #~ attribute self.lr = 0.1


class Model:
    def __init__(self, optimizer):
        self.w = jnp.array([1.0, -1.0])
        self.optimizer = optimizer

    def fit(self, x, y):
        g = jax.grad(lambda w: (w @ x - y) ** 2)(self.w)  #~ captured_array self.w
        self.w = self.optimizer(self.w, g)  #~ captured_array self.w ; attribute_write self.w ; leaked_tracer self.w
        return self.w


opt = SGD(0.1)
model = Model(opt)
fit = jax.jit(model.fit)
for x in [1.0, 2.0]:
    print(fit(jnp.array([x, 1.0]), 2.0))  #! self.w
opt.lr = 0.01
print(fit(jnp.array([1.0, 1.0]), 2.0), opt.steps)  #! self.w

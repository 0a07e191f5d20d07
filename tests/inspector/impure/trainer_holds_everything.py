import jax
import jax.numpy as jnp


class Linear:
    def __init__(self, w):
        self.w = w

    def __call__(self, w, x):
        return x @ w


class Momentum:
    def __init__(self, lr, beta=0.9):
        self.lr, self.beta = lr, beta
        self.v = 0.0

    def update(self, w, g):
        self.v = self.beta * self.v + g  #~ attribute self.v = 0.0 ; attribute_write self.v ; leaked_tracer self.v
        return w - self.lr * self.v


class Trainer:
    def __init__(self, model, optimizer):
        self.model = model
        self.optimizer = optimizer
        self.losses = []

    def loss(self, w, x, y):
        return jnp.mean((self.model(w, x) - y) ** 2)

    def step(self, x, y):
        loss, g = jax.value_and_grad(self.loss)(self.model.w, x, y)  #~ captured_array self.model.w
        self.model.w = self.optimizer.update(self.model.w, g)  #~ captured_array self.model.w ; attribute_write self.model.w ; leaked_tracer self.model.w
        return loss


model = Linear(jnp.zeros(2))
optimizer = Momentum(0.1)
trainer = Trainer(model, optimizer)
step = jax.jit(trainer.step)
x = jnp.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
y = jnp.array([1.0, -1.0, 0.0])
for _ in range(3):
    trainer.losses.append(float(step(x, y)))  #! self.model.w
print([round(l, 4) for l in trainer.losses])
print(model.w)

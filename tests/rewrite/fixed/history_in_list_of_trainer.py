import jax
import jax.numpy as jnp

class History:
    def __init__(self):
        self.values = []

    def on_step(self, step, loss):
        self.values.append(loss)

class Trainer:
    def __init__(self, lr, callbacks=()):
        self.w = jnp.array([2.0, -3.0])
        self.lr = lr
        self.callbacks = list(callbacks)
        self.count = 0

    def loss(self, w):
        return jnp.sum(w ** 2)

    def fit(self):
        l, g = jax.value_and_grad(self.loss)(self.w)
        self.w = self.w - self.lr * g
        self.count += 1
        for cb in self.callbacks:
            cb.on_step(self.count, l)
        return l

hist = History()
trainer = Trainer(0.1, [hist])
fit = jax.jit(trainer.fit)
for _ in range(3):
    print(round(float(fit()), 4))
print(len(hist.values), trainer.count)

import jax
import jax.numpy as jnp
import math

class Cosine:
    def __init__(self, base, total):
        self.base, self.total = base, total
        self.now = 0

    def step(self):
        self.now += 1
        return self.base * 0.5 * (1 + math.cos(math.pi * self.now / self.total))

class Meter:
    def __init__(self, name):
        self.name = name
        self.reset()

    def reset(self):
        self.total = 0.0
        self.count = 0

    def add(self, v):
        self.total += float(v)
        self.count += 1

    @property
    def mean(self):
        return self.total / self.count if self.count else float("nan")

    def __repr__(self):
        return f"{self.name}={self.mean:.4f}"

@jax.jit
def update(w, lr, x):
    loss, g = jax.value_and_grad(lambda w: jnp.sum((w - x) ** 2))(w)
    return w - lr * g, loss

sched = Cosine(0.3, 5)
meter = Meter("loss")
w = jnp.zeros(2)
for epoch in range(3):
    meter.reset()
    for x in (jnp.array([1.0, 2.0]), jnp.array([2.0, 1.0])):
        w, loss = update(w, sched.step(), x)
        meter.add(loss)
    print(epoch, meter)

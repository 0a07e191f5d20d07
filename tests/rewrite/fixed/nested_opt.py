import jax
import jax.numpy as jnp


class Optimizer:
    def __init__(self):
        self.lr = 0.5


class Learner:
    def __init__(self):
        self.opt = Optimizer()
        self.w = 4.0

    def step(self, g):
        self.w = self.w - self.opt.lr * g
        return self.w


learner = Learner()
step = jax.jit(learner.step)
print(step(1.0))
print(step(1.0))
learner.opt.lr = 0.1
print(step(1.0))

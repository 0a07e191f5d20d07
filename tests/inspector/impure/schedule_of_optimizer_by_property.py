import jax
import jax.numpy as jnp


class Schedule:
    def __init__(self, base):
        self.base = base
        self.epoch = 0

    @property
    def lr(self):
        return self.base * 0.5 ** self.epoch  #~ attribute self.epoch = 0


class Optimizer:
    def __init__(self, schedule):
        self.schedule = schedule

    def step(self, w, g):
        return w - self.schedule.lr * g


opt = Optimizer(Schedule(1.0))
step = jax.jit(opt.step)
w = jnp.float32(10.0)
for epoch in range(3):
    opt.schedule.epoch = epoch
    w = step(w, 1.0)  #! self.epoch 0 -> 1
    print(epoch, w)

import jax
import jax.numpy as jnp


class Schedule:
    def __init__(self, base):
        self.base = base
        self.t = 0

    def next(self):
        self.t += 1
        return self.base / self.t


class Opt:
    def __init__(self):
        self.schedule = Schedule(0.5)
        self.m = jnp.zeros(3)

    def update(self, g):
        self.m = 0.5 * self.m + 0.5 * g
        return self.schedule.next() * self.m


class Net:
    def __init__(self):
        self.w = jnp.ones(3)
        self.opt = Opt()

    def train(self, x):
        g = jax.grad(lambda w: jnp.sum((w * x) ** 2))(self.w)
        self.w = self.w - self.opt.update(g)
        return jnp.sum((self.w * x) ** 2)


net = Net()
train = jax.jit(net.train)
x = jnp.array([0.1, 0.2, 0.3])
for _ in range(4):
    print(train(x))

import jax
import jax.numpy as jnp

class Optimizer:
    def __init__(self, lr):
        self.lr = lr
        self.t = 0

    def direction(self, g):
        raise NotImplementedError

    def __call__(self, w, g):
        self.t += 1
        return w - self.lr * self.direction(g)

class Plain(Optimizer):
    def direction(self, g):
        return g

class Decaying(Optimizer):
    def direction(self, g):
        return g / jnp.sqrt(float(self.t))

class Momentum(Optimizer):
    def __init__(self, lr, mu=0.9):
        super().__init__(lr)
        self.mu = mu
        self.v = 0.0

    def direction(self, g):
        self.v = self.mu * self.v + g
        return self.v

def run(opt, n=3):
    step = jax.jit(lambda w: opt(w, 2.0 * w))
    w = jnp.float32(4.0)
    for _ in range(n):
        w = step(w)
    return float(w)

for cls in (Plain, Decaying, Momentum):
    print(cls.__name__, round(run(cls(0.1)), 4))

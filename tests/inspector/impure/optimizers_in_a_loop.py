import jax
import jax.numpy as jnp


class Optimizer:
    def __init__(self, lr):
        self.lr = lr
        self.reset()

    def reset(self):
        pass

    def direction(self, g):
        raise NotImplementedError

    def apply(self, w, g):
        return w - self.lr * self.direction(g)


class SGD(Optimizer):
    def direction(self, g):
        return g


class Momentum(Optimizer):
    def reset(self):
        self.v = jnp.zeros(2)

    def direction(self, g):
        self.v = 0.9 * self.v + g  #~ captured_array self.v ; attribute_write self.v ; leaked_tracer self.v
        return self.v


def loss(w):
    return jnp.sum((w - 3.0) ** 2)


for opt in [SGD(0.1), Momentum(0.1)]:
    @jax.jit
    def step(w):
        return opt.apply(w, jax.grad(loss)(w))

    w = jnp.zeros(2)
    for _ in range(3):
        w = step(w)  #! self.v [0. 0.] -> a tracer
    print(type(opt).__name__, w)

import jax
import jax.numpy as jnp
from typing import NamedTuple


class State(NamedTuple):
    m: jax.Array
    v: jax.Array
    t: int


class Adam:
    def __init__(self, lr=0.1, b1=0.9, b2=0.999):
        self.lr, self.b1, self.b2 = lr, b1, b2

    def init(self, w):
        return State(jnp.zeros_like(w), jnp.zeros_like(w), 0)

    def update(self, g, s, w):
        t = s.t + 1
        m = self.b1 * s.m + (1 - self.b1) * g
        v = self.b2 * s.v + (1 - self.b2) * g ** 2
        step = self.lr * (m / (1 - self.b1 ** t)) / (jnp.sqrt(v / (1 - self.b2 ** t)) + 1e-8)
        return w - step, State(m, v, t)


adam = Adam()


@jax.jit
def train(w, s):
    return adam.update(jax.grad(lambda w: jnp.sum((w - 1) ** 2))(w), s, w)


w = jnp.zeros(2)
s = adam.init(w)
for _ in range(3):
    w, s = train(w, s)
    print(w, s.t)

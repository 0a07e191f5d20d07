import jax
import jax.numpy as jnp


class LRFinder:
    def __init__(self, start, factor):
        self.lr = start
        self.factor = factor
        self.lrs, self.losses = [], []

    def step(self, w):
        loss, g = jax.value_and_grad(lambda w: jnp.sum(w ** 2))(w)
        self.lrs.append(self.lr)  #~ attribute self.lr = 0.01 ; container_write self.lrs
        self.losses.append(loss)  #~ container_write self.losses ; leaked_tracer self.losses
        w = w - self.lr * g  #~ attribute self.lr = 0.01
        self.lr *= self.factor  #~ attribute self.lr = 0.01 ; attribute_write self.lr
        return w


finder = LRFinder(0.01, 3.0)
step = jax.jit(finder.step)
w = jnp.array([1.0, 2.0])
for _ in range(4):
    w = step(w)  #! self.lr 0.01 -> 0.03
print(w)
print(len(finder.lrs))

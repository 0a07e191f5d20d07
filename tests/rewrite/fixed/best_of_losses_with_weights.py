import jax
import jax.numpy as jnp


class Tracker:
    def __init__(self):
        self.best = float("inf")
        self.best_w = None
        self.bad = 0

    def update(self, w, loss):
        if loss < self.best:
            self.best = loss
            self.best_w = w
            self.bad = 0
        else:
            self.bad += 1


tracker = Tracker()


def loss_fn(w):
    return jnp.sum((w - 1.0) ** 2)


@jax.jit
def step(w):
    loss, g = jax.value_and_grad(loss_fn)(w)
    tracker.update(w, loss)
    return w - 0.6 * g, loss


w = jnp.array([3.0, -1.0])
for _ in range(4):
    w, loss = step(w)
    print(loss, tracker.best, tracker.bad)

import jax
import jax.numpy as jnp


class Momentum:
    """Its state is a tuple that the caller keeps."""

    def __init__(self, lr=0.1, beta=0.9):
        self.lr, self.beta = lr, beta

    def init(self, w):
        return (jnp.zeros_like(w), 0)

    def update(self, g, state):
        v, t = state
        v = self.beta * v + g
        return -self.lr * v, (v, t + 1)


opt = Momentum()


@jax.jit
def step(w, state):
    delta, state = opt.update(2 * w, state)
    return w + delta, state


w = jnp.array([1.0, -2.0])
state = opt.init(w)
for _ in range(3):
    w, state = step(w, state)
    print(w, state[1])

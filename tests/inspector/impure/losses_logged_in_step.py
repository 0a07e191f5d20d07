import jax
import jax.numpy as jnp


class Logger:
    def __init__(self):
        self.losses = []

    def log(self, value):
        self.losses.append(value)  #~ container_write self.losses ; leaked_tracer self.losses


logger = Logger()


@jax.jit
def step(w):
    loss = (w - 1.0) ** 2
    logger.log(loss)
    return w - 0.1 * 2 * (w - 1.0)


w = 3.0
for _ in range(3):
    w = step(w)
print(w, len(logger.losses))

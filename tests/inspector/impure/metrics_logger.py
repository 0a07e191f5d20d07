import jax
import jax.numpy as jnp


class Logger:
    def __init__(self):
        self.history = []

    def log(self, **metrics):
        self.history.append(metrics)  #~ container_write self.history ; leaked_tracer self.history


logger = Logger()


@jax.jit
def train_step(w, x):
    loss = jnp.sum((w * x - 1.0) ** 2)
    logger.log(loss=loss)
    return w - 0.1 * loss * x


w = jnp.float32(0.5)
for x in [1.0, 2.0, 1.5]:
    w = train_step(w, x)
print(w)
print(len(logger.history))

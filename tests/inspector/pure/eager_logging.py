import jax
import jax.numpy as jnp


class Logger:
    def __init__(self):
        self.lines = []
        self.count = 0

    def log(self, **values):
        self.count += 1
        self.lines.append((self.count, {k: round(float(v), 3) for k, v in values.items()}))


logger = Logger()


@jax.jit
def step(w):
    return w - 0.1 * jax.grad(lambda w: jnp.sum(w**2))(w)


w = jnp.array([1.0, -1.0])
for _ in range(3):
    w = step(w)
    logger.log(norm=jnp.linalg.norm(w))
print(logger.lines[-1], logger.count)

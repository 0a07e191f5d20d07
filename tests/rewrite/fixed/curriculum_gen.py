import jax
import jax.numpy as jnp

def curriculum(start, rate):
    level = start
    while True:
        yield level
        level = min(level * rate, 1.0)

class Task:
    def __init__(self):
        self.levels = curriculum(0.1, 2.0)
        self.seen = []

    def sample(self, x):
        d = next(self.levels)
        return x * d

task = Task()

@jax.jit
def loss(w, x):
    return jnp.mean((w - task.sample(x)) ** 2)

w = jnp.array(0.0)
for i in range(5):
    value, g = jax.value_and_grad(loss)(w, jnp.array([1.0, 2.0]))
    w = w - 0.5 * g
    print(i, f"{float(value):.4f} {float(w):.4f}")

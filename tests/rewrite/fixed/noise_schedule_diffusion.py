import jax
import jax.numpy as jnp

class NoiseSchedule:
    def __init__(self, steps, kind="linear"):
        self.steps = steps
        self.kind = kind
        self._betas = None

    @property
    def betas(self):
        if self._betas is None:
            t = jnp.linspace(0.0, 1.0, self.steps)
            self._betas = 0.1 * t if self.kind == "linear" else 0.1 * t ** 2
        return self._betas

    def set_kind(self, kind):
        self.kind = kind
        self._betas = None

schedule = NoiseSchedule(5)
schedule.betas

@jax.jit
def denoise(x, t):
    b = schedule.betas[t]
    return (x - b * jnp.tanh(x)) / jnp.sqrt(1 - b)

def sample(x):
    for t in reversed(range(schedule.steps)):
        x = denoise(x, t)
    return x

x = jnp.array([1.0, -0.5])
print(jnp.round(sample(x), 5))
schedule.set_kind("quadratic")
schedule.betas
print(jnp.round(sample(x), 5))

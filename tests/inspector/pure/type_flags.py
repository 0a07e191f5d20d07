import jax
import jax.numpy as jnp

DEBUG = False
VERSION = "1.0"


def check(x):
    if DEBUG:
        assert x.ndim == 1
    return x


class Scaler:
    def __init__(self, mean, std):
        self.mean, self.std = mean, std
        self.calls = 0

    def __call__(self, x):
        return (check(x) - self.mean) / self.std


scaler = Scaler(jnp.array([1.0, 2.0]), jnp.array([2.0, 4.0]))
f = jax.jit(lambda x: scaler(x))
for _ in range(3):
    out = f(jnp.ones(2))
    scaler.calls += 1
print(out, scaler.calls)

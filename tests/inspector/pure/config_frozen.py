import jax
import jax.numpy as jnp
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Config:
    lr: float = 0.1
    steps: int = 3

    def with_lr(self, lr):
        return replace(self, lr=lr)


def make_step(config):
    @jax.jit
    def step(w):
        return w - config.lr * 2 * w
    return step


for lr in [0.1, 0.2]:
    step = make_step(Config().with_lr(lr))
    w = jnp.float32(1.0)
    for _ in range(Config().steps):
        w = step(w)
    print(lr, w)

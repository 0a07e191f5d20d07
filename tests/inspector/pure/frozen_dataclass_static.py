from dataclasses import dataclass, replace
from functools import partial

import jax
import jax.numpy as jnp


@dataclass(frozen=True)
class Config:
    lr: float = 0.1
    power: int = 2


@partial(jax.jit, static_argnums=0)
def step(config, w):
    return w - config.lr * config.power * w ** (config.power - 1)


config = Config()
print(step(config, 1.0))
print(step(replace(config, lr=0.5), 1.0))

import dataclasses
import jax
import jax.numpy as jnp


@dataclasses.dataclass(frozen=True)
class Config:
    lr: float
    name: str = "sgd"


def update(config, w, x):
    return w - config.lr * (w - x)


update = jax.jit(update, static_argnums=0)
config = Config(0.5)
w = jnp.zeros(2)
for _ in range(3):
    w = update(config, w, jnp.ones(2))
    config = dataclasses.replace(config, lr=config.lr / 2)
    print(w)

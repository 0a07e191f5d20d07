import dataclasses
import jax
import jax.numpy as jnp


@dataclasses.dataclass(frozen=True)
class Config:
    lr: float = 0.1
    decay: float = 0.5


config = Config()


def loss(w, x):
    return jnp.sum((w - x) ** 2)


@jax.jit
def update(w, x):
    return w - config.lr * jax.grad(loss)(w, x)  #~ attribute config.lr = 0.1


w = jnp.zeros(3)
target = jnp.array([1.0, 2.0, 3.0])
for epoch in range(3):
    for _ in range(2):
        w = update(w, target)  #! config.lr 0.1 -> 0.05
    config = dataclasses.replace(config, lr=config.lr * config.decay)
    print(epoch, w)

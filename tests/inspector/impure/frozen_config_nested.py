import dataclasses
import jax
import jax.numpy as jnp


@dataclasses.dataclass(frozen=True)
class OptConfig:
    lr: float = 0.1
    weight_decay: float = 0.0


@dataclasses.dataclass(frozen=True)
class Config:
    opt: OptConfig = OptConfig()
    name: str = "run"


config = Config()


@jax.jit
def step(w, g):
    return w - config.opt.lr * (g + config.opt.weight_decay * w)  #~ attribute config.opt.weight_decay = 0.0


w = jnp.ones(2)
w = step(w, jnp.array([1.0, 2.0]))
print(w)
config = dataclasses.replace(config, opt=dataclasses.replace(config.opt, weight_decay=0.5))
w = step(w, jnp.array([1.0, 2.0]))  #! config.opt.weight_decay 0.0 -> 0.5
print(w)

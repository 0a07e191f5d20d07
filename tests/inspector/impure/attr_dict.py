import jax
import jax.numpy as jnp


class Config(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


cfg = Config(gain=2.0, bias=1.0)


@jax.jit
def scale(x):
    return cfg.gain * x + cfg.bias  #~ element cfg.gain = 2.0 ; element cfg.bias = 1.0


print(scale(3.0))
cfg.gain = 5.0
print(scale(3.0))  #! cfg.gain 2.0 -> 5.0
cfg["bias"] = 0.0
print(scale(3.0))  #! cfg.gain

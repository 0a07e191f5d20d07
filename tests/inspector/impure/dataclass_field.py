import jax
from dataclasses import dataclass
@dataclass
class Cfg:
    lr: float = .1
cfg = Cfg()
@jax.jit
def f(x):
    return x * cfg.lr  #~ attribute cfg.lr = 0.1
print(f(1.))
cfg.lr = .2
print(f(1.))  #! cfg.lr 0.1 -> 0.2

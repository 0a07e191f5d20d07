import jax
import jax.numpy as jnp
from dataclasses import dataclass, field, replace

@dataclass(frozen=True)
class Config:
    hidden: int = 4
    lr: float = 0.1
    act: str = "tanh"

@jax.tree_util.register_dataclass
@dataclass
class Params:
    w1: jax.Array
    w2: jax.Array

ACTS = {"tanh": jnp.tanh, "relu": jax.nn.relu}

def init(cfg, key):
    k1, k2 = jax.random.split(key)
    return Params(jax.random.normal(k1, (2, cfg.hidden)), jax.random.normal(k2, (cfg.hidden, 1)))

def forward(cfg, p, x):
    return ACTS[cfg.act](x @ p.w1) @ p.w2

def make_step(cfg):
    def loss(p, x, y):
        return jnp.mean((forward(cfg, p, x) - y) ** 2)
    @jax.jit
    def step(p, x, y):
        l, g = jax.value_and_grad(loss)(p, x, y)
        return jax.tree.map(lambda a, b: a - cfg.lr * b, p, g), l
    return step

log = []
cfg = Config()
p = init(cfg, jax.random.key(1))
step = make_step(cfg)
x = jnp.ones((3, 2)); y = jnp.zeros((3, 1))
for i in range(3):
    p, l = step(p, x, y)
    log.append(float(l))
print(log)
cfg = replace(cfg, lr=0.01)
step = make_step(cfg)
p, l = step(p, x, y)
log.append(float(l))
print(len(log), round(log[-1], 3))

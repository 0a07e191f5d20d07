import jax, jax.numpy as jnp
from types import SimpleNamespace as NS

cfg = NS(model=NS(width=2, act="tanh"), optim=NS(lr=0.1, wd=0.0))
ACTS = {"tanh": jnp.tanh, "relu": lambda x: jnp.maximum(x, 0.0)}

@jax.jit
def step(w, x):
    f = ACTS[cfg.model.act]
    g = jax.grad(lambda w: jnp.sum(f(x @ w) ** 2))(w)
    return w - cfg.optim.lr * (g + cfg.optim.wd * w)

x = jnp.array([[1.0, -2.0], [0.5, 1.0]])
w = jnp.array([0.3, 0.7])
w = step(w, x); print(w)
cfg.optim.wd = 0.5
w = step(w, x); print(w)
cfg.model.act = "relu"
w = step(w, x); print(w)

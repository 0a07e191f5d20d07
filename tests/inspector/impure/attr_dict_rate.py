import jax
import jax.numpy as jnp


class AttrDict(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


cfg = AttrDict(lr=0.1, decay=0.9)


@jax.jit
def update(w, g):
    return w - cfg.lr * g  #~ element cfg.lr


w = jnp.ones(2)
for epoch in range(3):
    w = update(w, jnp.array([1.0, 2.0]))  #! cfg.lr
    cfg.lr = cfg.lr * cfg.decay
    print(epoch, w)

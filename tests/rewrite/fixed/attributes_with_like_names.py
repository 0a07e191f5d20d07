import jax
import types

config = types.SimpleNamespace(lr=0.5, lr_decay=0.1)


@jax.jit
def rate(step):
    return config.lr / (1 + config.lr_decay * step)


@jax.jit
def decay(step):
    return config.lr_decay * step


print(rate(0.0), decay(2.0))
config.lr = 0.25
print(rate(0.0), decay(2.0))

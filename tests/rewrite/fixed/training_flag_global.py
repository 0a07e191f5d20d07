import jax
import jax.numpy as jnp

TRAINING = True
moments = {"mean": jnp.zeros(2)}


def norm(x):
    if TRAINING:
        m = x.mean(0)
        moments["mean"] = 0.5 * moments["mean"] + 0.5 * m
    else:
        m = moments["mean"]
    return x - m


@jax.jit
def net(x):
    return norm(x).sum(1)


x = jnp.array([[1.0, 2.0], [3.0, 6.0]])
print(net(x))
print(net(x))
TRAINING = False
print(net(x))

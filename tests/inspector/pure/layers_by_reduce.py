from functools import partial, reduce

import jax
import jax.numpy as jnp


def scale(k, x):
    return k * x


def shift(b, x):
    return x + b


layers = [partial(scale, 2.0), partial(shift, 1.0), jnp.tanh]


@jax.jit
def network(x):
    return reduce(lambda value, layer: layer(value), layers, x)


for value in [0.0, 0.5]:
    print(network(value))

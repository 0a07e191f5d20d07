import itertools
import jax
import jax.numpy as jnp

_ids = itertools.count()


class Layer:
    def __init__(self, size):
        self.name = f"layer_{next(_ids)}"
        self.size = size

    def init(self, key):
        return {self.name: jax.random.normal(key, (self.size,)) * 0.0 + 1.0}

    def __call__(self, params, x):
        return params[self.name] * x


layers = [Layer(2), Layer(2)]


@jax.jit
def net(params, x):
    for layer in layers:
        x = layer(params, x)
    return x


params = {}
for layer in layers:
    params.update(layer.init(jax.random.key(0)))
print(net(params, jnp.arange(2.0)))
params = jax.tree.map(lambda p: p * 2, params)
print(net(params, jnp.arange(2.0)))

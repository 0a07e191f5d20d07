import itertools
import jax
import jax.numpy as jnp

_ids = itertools.count()


class Dense:
    def __init__(self, n):
        self.name = f"dense_{next(_ids)}"
        self.n = n

    def init(self, key, d):
        return {self.name: jax.random.normal(key, (d, self.n))}

    def __call__(self, params, x):
        return x @ params[self.name]


layers = [Dense(3), Dense(2)]
params = {}
for key, layer, d in zip(jax.random.split(jax.random.key(0)), layers, (2, 3)):
    params |= layer.init(key, d)


@jax.jit
def net(params, x):
    for layer in layers:
        x = layer(params, x)
    return x


print(net(params, jnp.ones(2)))
print(net(jax.tree.map(lambda p: p * 2, params), jnp.ones(2)))

import jax
import jax.numpy as jnp
import numpy as np
from jax import grad, jit, vmap, pmap
from jax import random
from copy import deepcopy
from typing import Tuple, NamedTuple
import functools
g = 0.
def impure_uses_global(x):
    return x + g
print("First call:", jit(impure_uses_global)(4.))
g = 10.
print("Second call:", jit(impure_uses_global)(5.))
seed = 0
state = jax.random.PRNGKey(seed)
state1, state2 = jax.random.split(state)
class Counter:
    """A simple counter."""
    def __init__(self):
        self.n = 0
    def count(self) -> int:
        self.n += 1
        return self.n
    def reset(self):
        self.n = 0
counter = Counter()
for _ in range(3):
    print(counter.count())
from jax import make_jaxpr
counter.reset()
print(make_jaxpr(counter.count)())
counter.reset()
fast_count = jax.jit(counter.count)
for _ in range(3):
    print(fast_count())
CounterState = int
class CounterV2:
    def count(self, n: CounterState) -> Tuple[int, CounterState]:
        return n+1, n+1
    def reset(self) -> CounterState:
        return 0
counter = CounterV2()
state = counter.reset()
for _ in range(3):
    value, state = counter.count(state)
    print(value)
state = counter.reset()
fast_count = jax.jit(counter.count)
for _ in range(3):
    value, state = fast_count(state)
    print(value)
class Params(NamedTuple):
    weight: jnp.ndarray
    bias: jnp.ndarray
def init(rng) -> Params:
    rng, key1, key2, key3 = jax.random.split(rng, 4)
    weight = jax.random.normal(key1, (1,))
    bias = jax.random.normal(key2, (1,))
    return Params(weight, bias)
def loss(params, x, y):
    pred = params.weight * x + params.bias
    return jnp.mean((pred - y) ** 2)
LR = 0.005
@jax.jit
def update(params, x, y):
    grads = jax.grad(loss)(params, x, y)
    new_params = jax.tree_util.tree_map(lambda p, g: p - g * LR, params, grads)
    return new_params
rng = jax.random.PRNGKey(42)
true_w, true_b = 2, -1
x_rng, noise_rng = jax.random.split(rng)
xs = jax.random.normal(x_rng, (128, 1))
noise = jax.random.normal(noise_rng, (128, 1)) * 0.5
ys = xs * true_w + true_b + noise
params = init(rng)
print(params)
for _ in range(1000):
    params = update(params, xs, ys)
print(params)
print(jax.tree_util.tree_map(lambda x: x.shape, params))

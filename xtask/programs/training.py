import functools

import jax
import jax.numpy as jnp
from jax import lax, random

key = random.key(0)
k1, k2 = random.split(key)
params = {"w": random.normal(k1, (3, 2)), "b": jnp.zeros(2)}
inputs = random.normal(k2, (8, 3))


def predict(params, x):
    return jax.nn.relu(x @ params["w"] + params["b"])


def loss(params, x, y):
    return jnp.mean((predict(params, x) - y) ** 2)


@jax.jit
def update(params, x, y):
    value, grads = jax.value_and_grad(loss)(params, x, y)
    return jax.tree.map(lambda p, g: p - 0.1 * g, params, grads), value


for _ in range(3):
    params, value = update(params, inputs, jnp.ones((8, 2)))
    print(value)
# %%
@functools.partial(jax.jit, static_argnums=1)
def power(x, n):
    return x ** n


power(jnp.arange(3.0), 2)
# %%
lax.scan(lambda carry, x: (carry + x, carry), 0.0, jnp.arange(4.0))
# %%
lax.fori_loop(0, 3, lambda i, x: x * 2, 1.0), lax.while_loop(lambda x: x < 10, lambda x: x + 3, 0)
# %%
lax.cond(True, lambda x: x + 1, lambda x: x - 1, 1.0)
# %%
jax.nn.softmax(inputs[0]), jax.nn.one_hot(jnp.array([0, 2]), 3), jnp.einsum("ij,kj->ik", inputs, inputs).shape
# %%
jax.jacobian(lambda x: x ** 2)(jnp.arange(3.0)), jax.hessian(lambda x: jnp.sum(x ** 3))(jnp.arange(2.0))
# %%
jnp.concatenate([inputs, inputs]).shape, jnp.stack([inputs[0], inputs[1]]).std(), jnp.argmax(inputs, axis=1), jnp.sort(inputs[0])
# %%
import time
from dataclasses import dataclass
from typing import NamedTuple


class State(NamedTuple):
    n: int


@dataclass
class Model:
    rate: float = 0.1


print(Model(), State(1))
with_effect = jax.jit(lambda x: (print("traced", x), x)[1])
with_effect(1.0)
jax.debug.print("seen {}", 1.0)

import jax
import jax.numpy as jnp
from jax import grad, jit, vmap


def loss(w, x):
    return jnp.sum((x * w - 1.0) ** 2)


print(grad(loss)(2.0, jnp.arange(3.0)))
print(jax.value_and_grad(loss)(2.0, jnp.arange(3.0)))
# %%
@jax.jit
def step(w, x):
    return w - 0.1 * jax.grad(loss)(w, x)


w = 1.0
for _ in range(3):
    w = step(w, jnp.ones(3))
print(w)
# %%
jax.vmap(lambda v: v * 2 + 1)(jnp.arange(4))
# %%
print(jax.make_jaxpr(loss)(1.0, jnp.ones(3)))
# %%
key = jax.random.key(0)
jax.random.normal(key, (3,))
# %%
class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += 1
        return self.n


counter = Counter()
fast = jit(counter.count)
print(fast(), fast(), counter.n)
# %%
scale = 2.0
scaled = jax.jit(lambda x: x * scale)
print(scaled(1.0))
scale = 3.0
print(scaled(1.0))

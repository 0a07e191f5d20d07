# What a lane runs while nobody asks it for anything (www/worker.js): it shows nothing and leaves nothing behind, but the
# browser has then compiled what most programs call. It imports nothing that is loaded on demand.
import jax
import jax.numpy as jnp
from jax import lax, random

key = random.key(0)
params = [(random.normal(k, (m, n)) * 0.1, jnp.zeros(n)) for k, m, n in zip(random.split(key, 2), (4, 8), (8, 3))]
x, y = random.uniform(key, (16, 4)), jnp.eye(3)[jnp.arange(16) % 3]


def predict(params, x):
    *hidden, (w, b) = params
    for v, c in hidden:
        x = jax.nn.relu(jnp.maximum(jnp.dot(x, v) + c, -9.0))
    return x @ w + b


def loss(params, x, y):
    return -jnp.mean(jnp.sum(jax.nn.log_softmax(predict(params, x)) * y, axis=-1)) / x.shape[0]


@jax.jit
def update(params, x, y):
    value, grads = jax.value_and_grad(loss)(params, x, y)
    return jax.tree.map(lambda p, g: p - 0.1 * g, params, grads), value


for step in range(2):
    params, value = update(params, x, y)
    print(f"step {step}: {value:.4f}", value, params[1][1])
# %%
print(jax.make_jaxpr(jax.grad(lambda w: jnp.sum((w * 2.0 - 1) ** 2)))(jnp.ones(3)))
print(jax.jit(jax.vmap(lambda v: jnp.sin(v) + jnp.exp(-v)))(jnp.linspace(0, 1, 4)), jnp.where(x[0] > 0.5, x[0], 0.0), x.at[0].set(1.0)[0])
lax.scan(lambda carry, x: (carry + x, carry * x), 0.0, jnp.arange(4.0)), lax.fori_loop(0, 3, lambda i, v: v * 2, 1.0), lax.cond(True, jnp.sin, jnp.cos, 1.0)
# %%
class Counter:
    def __init__(self):
        self.n, self.log = 0, []

    def count(self, x):
        self.n += 1
        self.log.append(x)
        return x * self.n


scale, counter = 2.0, Counter()
count = jax.jit(counter.count)
scaled = jax.jit(lambda x: print("tracing", x) or x * scale)
print(count(1.0), count(1.0), counter.n, counter.log, scaled(1.0))
scale = 3.0
print(scaled(1.0), scaled(jnp.ones(2)))
# %%
counter.log[0] + 1
# %%
jax.jit(lambda x: x if x > 0 else -x)(1.0)

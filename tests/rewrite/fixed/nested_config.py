import jax
import jax.numpy as jnp
from types import SimpleNamespace

config = SimpleNamespace(
    model=SimpleNamespace(act="relu", scale=1.0),
    optim=SimpleNamespace(lr=0.1, nesterov=False),
)
ACTS = {"relu": jax.nn.relu, "tanh": jnp.tanh}

def forward(w, x):
    return config.model.scale * ACTS[config.model.act](w * x)

@jax.jit
def step(w, v, x):
    g = jax.grad(lambda w: jnp.sum((forward(w, x) - 1) ** 2))(w)
    v = 0.9 * v - config.optim.lr * g
    if config.optim.nesterov:
        return w + 0.9 * v - config.optim.lr * g, v
    return w + v, v

w, v = jnp.array([0.5, 0.2]), jnp.zeros(2)
x = jnp.array([1.0, 2.0])
for i in range(5):
    w, v = step(w, v, x)
    print(i, jnp.round(w, 4))
    if i == 0: config.optim.lr = 0.01
    if i == 1: config.model.act = "tanh"
    if i == 2: config.optim.nesterov = True
    if i == 3: config.model.scale = 0.5

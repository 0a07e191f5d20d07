import jax
import jax.numpy as jnp

class Transform:
    def __init__(self, init, update):
        self.init, self.update = init, update

def chain(*parts):
    def init(params):
        return tuple(p.init(params) for p in parts)
    def update(grads, state):
        new = []
        for p, s in zip(parts, state):
            grads, s = p.update(grads, s)
            new.append(s)
        return grads, tuple(new)
    return Transform(init, update)

def clip(limit):
    def update(g, s):
        norm = jnp.sqrt(sum(jnp.sum(x ** 2) for x in jax.tree.leaves(g)))
        factor = jnp.minimum(1.0, limit / (norm + 1e-6))
        return jax.tree.map(lambda x: x * factor, g), s
    return Transform(lambda p: (), update)

def momentum(beta):
    def update(g, v):
        v = jax.tree.map(lambda a, b: beta * a + b, v, g)
        return v, v
    return Transform(lambda p: jax.tree.map(jnp.zeros_like, p), update)

def scale_by_schedule(f):
    def update(g, n):
        return jax.tree.map(lambda x: -f(n) * x, g), n + 1
    return Transform(lambda p: jnp.array(0), update)

tx = chain(clip(1.0), momentum(0.9), scale_by_schedule(lambda n: 0.1 / (1 + n)))

@jax.jit
def train(params, state):
    g = jax.grad(lambda p: jnp.sum((p["a"] - 3) ** 2) + p["b"] ** 2)(params)
    u, state = tx.update(g, state)
    return jax.tree.map(jnp.add, params, u), state

params = {"a": jnp.zeros(2), "b": jnp.array(1.0)}
state = tx.init(params)
for _ in range(3):
    params, state = train(params, state)
print({k: jnp.round(v, 4) for k, v in params.items()}, state[2])

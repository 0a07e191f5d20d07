import jax
import jax.numpy as jnp


def adam(lr, b1=0.9, b2=0.99):
    def init(p):
        return {"m": jnp.zeros_like(p), "v": jnp.zeros_like(p), "t": 0}

    def update(g, s):
        t = s["t"] + 1
        m = b1 * s["m"] + (1 - b1) * g
        v = b2 * s["v"] + (1 - b2) * g * g
        step = lr * (m / (1 - b1**t)) / (jnp.sqrt(v / (1 - b2**t)) + 1e-8)
        return step, {"m": m, "v": v, "t": t}

    return init, update


init, update = adam(0.1)


@jax.jit
def train(p, s):
    d, s = update(2 * p, s)
    return p - d, s


p = jnp.array([1.0, -2.0])
s = init(p)
for _ in range(3):
    p, s = train(p, s)
print(p.round(3), s["t"])

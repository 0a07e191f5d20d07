# declined: computed
import jax, jax.numpy as jnp

HEADS = {}
def head(name, **opts):
    def wrap(fn):
        HEADS[name] = (fn, opts)
        return fn
    return wrap

@head("value", scale=2.0)
def value(h, scale):
    return scale * h.sum()

@head("policy", temp=1.0)
def policy(h, temp):
    return jax.nn.softmax(h / temp)

@jax.jit
def infer(x):
    h = jnp.tanh(x)
    return {k: fn(h, **opts) for k, (fn, opts) in HEADS.items()}

x = jnp.array([0.1, 0.9])
out = infer(x); print(out["value"], out["policy"])
HEADS["policy"][1]["temp"] = 0.1
out = infer(x); print(out["value"], out["policy"])

from types import SimpleNamespace
import jax
import jax.numpy as jnp

cfg = SimpleNamespace(heads=2, dim=4, name="tiny", verbose=False)
metrics = {"calls": 0}


@jax.jit
def attention(q, k, v):
    d = cfg.dim // cfg.heads
    split = lambda t: t.reshape(-1, cfg.heads, d)
    q, k, v = map(split, (q, k, v))
    att = jax.nn.softmax(jnp.einsum("ihd,jhd->hij", q, k) / d**0.5)
    return jnp.einsum("hij,jhd->ihd", att, v).reshape(-1, cfg.dim)


x = jnp.arange(8.0).reshape(2, 4) / 8
for _ in range(2):
    y = attention(x, x, x)
    metrics["calls"] += 1
    cfg.verbose = True
    cfg.name = f"tiny-{metrics['calls']}"
print(y.shape, metrics)

import jax, jax.numpy as jnp

metrics = {"loss": 0.0, "acc": 0.0, "count": 0}

@jax.jit
def track(x):
    metrics["loss"] = metrics["loss"] + x
    metrics["acc"] = jnp.maximum(metrics["acc"], x)
    metrics["count"] += 1
    return x

for v in (1.0, 3.0, 2.0):
    track(v)
print({k: float(v) for k, v in metrics.items()})

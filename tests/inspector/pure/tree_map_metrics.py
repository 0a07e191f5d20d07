import jax, jax.numpy as jnp
from collections import defaultdict

metrics = defaultdict(list)

@jax.jit
def evaluate(params, x):
    pred = x * params["w"]
    return {"mse": jnp.mean((pred - 1) ** 2), "max": pred.max()}

params = {"w": jnp.float32(0.5)}
for e in range(3):
    for k, v in evaluate(params, jnp.arange(3.0)).items():
        metrics[k].append(round(float(v), 3))
    params = jax.tree.map(lambda p: p + 0.1, params)
print(dict(metrics))

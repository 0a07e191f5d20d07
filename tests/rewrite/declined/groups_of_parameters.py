# declined: passed in
import jax, jax.numpy as jnp

params = {"body": jnp.ones(2), "head": jnp.ones(2)}
groups = [
    {"name": "body", "lr": 0.1, "kind": "sgd"},
    {"name": "head", "lr": 0.5, "kind": "sgd"},
]

@jax.jit
def update(params, grads):
    out = dict(params)
    for g in groups:
        step = g["lr"] * grads[g["name"]]
        out[g["name"]] = params[g["name"]] - step
    return out

for i in range(3):
    params = update(params, {"body": jnp.ones(2), "head": jnp.ones(2)})
    groups[1]["lr"] *= 0.1
    print(i, params["body"], params["head"])

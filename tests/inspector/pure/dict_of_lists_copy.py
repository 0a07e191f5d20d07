import jax, jax.numpy as jnp

@jax.jit
def update(state, x):
    layers = list(state["layers"])
    layers.append(layers.pop(0) * x)
    counts = dict(state["counts"])
    counts["n"] += 1
    return {"layers": layers, "counts": counts}

s = {"layers": [jnp.ones(2), 2 * jnp.ones(2)], "counts": {"n": 0}}
for x in (2.0, 3.0):
    s = update(s, x)
print(s["layers"], s["counts"])

import jax
import jax.numpy as jnp

best = {"loss": float("inf"), "w": None}


@jax.jit
def evaluate(w, x):
    loss = jnp.sum((w - x) ** 2)
    if loss < best["loss"]:
        best["loss"] = loss
        best["w"] = w
    return loss


for v in [3.0, 1.0, 2.0]:
    print(evaluate(jnp.array([v, v]), jnp.array([1.5, 0.5])))
print(best["loss"], best["w"])

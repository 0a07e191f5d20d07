import jax
import jax.numpy as jnp

history = {"loss": [], "best": float("inf")}


@jax.jit
def loss(w):
    return jnp.sum((w - 1.0) ** 2)


w = jnp.array([3.0, 0.0])
for _ in range(3):
    value = float(loss(w))
    history["loss"].append(value)
    history["best"] = min(history["best"], value)
    w = w - 0.2 * jax.grad(loss)(w)
print(history)

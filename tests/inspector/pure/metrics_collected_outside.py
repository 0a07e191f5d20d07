import jax
import jax.numpy as jnp

history = {"loss": [], "norm": []}


@jax.jit
def step(w):
    loss, g = jax.value_and_grad(lambda w: jnp.sum(w ** 4))(w)
    return w - 0.05 * g, {"loss": loss, "norm": jnp.linalg.norm(g)}


w = jnp.array([1.0, -0.5])
for i in range(4):
    w, metrics = step(w)
    for name, value in metrics.items():
        history[name].append(float(value))
print([round(v, 4) for v in history["loss"]])
print(len(history["norm"]))

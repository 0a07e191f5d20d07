import jax
import jax.numpy as jnp


@jax.jit
def update(grads):
    grads["w"] = grads["w"] * 2
    grads["norm"] = jnp.sum(grads["w"])
    return grads


for i in range(3):
    grads = {"w": jnp.ones(2) * i}
    grads = update(grads)
    print(grads["w"], grads["norm"])

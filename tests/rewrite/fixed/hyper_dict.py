import jax
import jax.numpy as jnp

hyper = {"lr": 0.1, "decay": 0.5, "name": "sgd"}


@jax.jit
def update(w, g):
    return w - hyper["lr"] * g - hyper["decay"] * hyper["lr"] * w


w = jnp.array([1.0, 2.0])
for epoch in range(3):
    w = update(w, jnp.ones(2))
    hyper["lr"] *= 0.5
    print(epoch, w)

import jax
import jax.numpy as jnp

config = {"model": {"scale": 2.0, "width": 4}, "optim": {"lr": 0.1}}


def forward(x):
    model = config["model"]
    return model["scale"] * jnp.sum(x) / model["width"]


predict = jax.jit(forward)
x = jnp.arange(4.0)
print(predict(x))
config["optim"]["lr"] = 0.01
print(predict(x))
config["model"].update(scale=3.0)
print(predict(x))

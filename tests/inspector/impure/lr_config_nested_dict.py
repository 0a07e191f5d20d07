import jax
import jax.numpy as jnp

config = {
    "name": "run1",
    "optimizer": {"kind": "sgd", "lr": 0.1, "momentum": 0.9},
    "model": {"hidden": 3, "activation": "tanh"},
}


def activation(x):
    return {"tanh": jnp.tanh, "relu": jax.nn.relu}[config["model"]["activation"]](x)  #~ element config["model"]["activation"] = 'tanh'


@jax.jit
def step(w, v, x):
    g = jax.grad(lambda w: jnp.sum(activation(w * x)))(w)
    v = config["optimizer"]["momentum"] * v + g
    return w - config["optimizer"]["lr"] * v, v  #~ element config["optimizer"]["lr"] = 0.1


w, v, x = jnp.ones(2), jnp.zeros(2), jnp.array([0.5, -1.0])
for i in range(3):
    w, v = step(w, v, x)  #! config["optimizer"]["lr"] 0.1 -> 0.05
    config["optimizer"]["lr"] *= 0.5
    print(w)
config["model"]["activation"] = "relu"
print(step(w, v, x)[0])  #! config["model"]["activation"] 'tanh' -> 'relu'

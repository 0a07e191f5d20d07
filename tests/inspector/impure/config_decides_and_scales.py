import jax
import jax.numpy as jnp

config = {"layers": 1, "gain": 1.5}


@jax.jit
def net(x):
    for _ in range(config["layers"]):  #~ element config["layers"] = 1 ; loop_unrolled
        x = jnp.tanh(config["gain"] * x)  #~ element config["gain"] = 1.6
    return x


x = jnp.array([0.5, 1.0])
for n in [1, 2, 3]:
    config["layers"] = n
    config["gain"] += 0.1
    print(net(x))  #! config["layers"] 1 -> 2

import jax
import jax.numpy as jnp

cfg = {"k": 2.0}


@jax.jit
def scaled(x):
    env = {"k": cfg["k"], "x": x}  #~ element cfg["k"] = 2.0
    return eval("k * x", env)


print(scaled(jnp.float32(3.0)))
cfg["k"] = 4.0
print(scaled(jnp.float32(3.0)))  #! cfg["k"] 2.0 -> 4.0

import jax
import jax.numpy as jnp

OPS = {"add": jnp.add, "mul": jnp.multiply}


@jax.jit
def run(x, y):
    out = x
    for name in ["add", "mul", "add"]:
        out = OPS[name](out, y)
    return out


print(run(1.0, 2.0))
OPS["sub"] = jnp.subtract
print(run(2.0, 3.0))

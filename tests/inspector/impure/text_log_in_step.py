import jax
import jax.numpy as jnp

log = ""


@jax.jit
def step(x, rate):
    global log
    log += "s"  #~ global_write log
    return x * rate


x = jnp.float32(1.0)
for rate in [0.5, 0.25, 0.125]:
    x = step(x, rate)
    print(x, log)

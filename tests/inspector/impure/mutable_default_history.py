import jax
import jax.numpy as jnp


@jax.jit
def running_max(x, seen=[]):
    seen.append(x)  #~ container_write seen ; leaked_tracer seen
    return jnp.max(jnp.stack(seen))  #~ element seen


for x in [1.0, 3.0, 2.0]:
    print(running_max(x))  #! seen

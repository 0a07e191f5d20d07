import jax, jax.numpy as jnp

BRANCHES = (jnp.sin, jnp.cos, lambda x: x * 0)

@jax.jit
def act(i, x):
    return jax.lax.switch(i, BRANCHES, x)

for i in range(3):
    print(act(i, 1.0))

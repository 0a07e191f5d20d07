import jax
import jax.numpy as jnp

seen = set()


@jax.jit
def net(x):
    if x.shape not in seen:
        seen.add(x.shape)
    return jnp.tanh(x).sum()


for n in [2, 3, 2, 3]:
    print(net(jnp.ones(n)))

import random
import jax
import jax.numpy as jnp

random.seed(1)


@jax.jit
def stochastic_depth(x):
    for _ in range(random.randint(1, 4)):
        x = jnp.tanh(x)
    return x


for _ in range(3):
    print(stochastic_depth(jnp.ones(2)).shape)

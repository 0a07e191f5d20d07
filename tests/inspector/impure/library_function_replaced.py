import jax
import jax.numpy as jnp

act = jnp.tanh


@jax.jit
def f(x):
    return act(x)  #~ global act


print(f(1.0))
act = jnp.sin
print(f(1.0))  #! act

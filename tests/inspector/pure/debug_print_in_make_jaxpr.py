import jax
import jax.numpy as jnp


def f(x):
    jax.debug.print("x is {}", x)
    return jnp.tanh(x).sum()


print(jax.make_jaxpr(jax.jit(f))(jnp.ones(2)))
print(jax.jit(f)(jnp.ones(2)))

import jax
import jax.numpy as jnp


offset = 1.0


def loss(w):
    return (w**2).sum() + offset


@jax.jit
def f(w):
    return jax.grad(loss)(w)


print(f(jnp.ones(2)))
offset = 4.0
print(f(jnp.ones(2)))

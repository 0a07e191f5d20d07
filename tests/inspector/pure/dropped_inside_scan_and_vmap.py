import jax
import jax.numpy as jnp


g = 1.0


def body(carry, x):
    unused = carry * g
    return carry + x, carry


@jax.jit
def f(x):
    total, seen = jax.lax.scan(body, 0.0, x)
    return total, jax.vmap(lambda v: (v * g, v + 1)[1])(x)


print(f(jnp.arange(3.0)))
g = 4.0
print(f(jnp.arange(3.0)))

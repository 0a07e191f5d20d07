import jax
import jax.numpy as jnp

decay = 0.5

@jax.jit
def total(xs):
    def body(carry, x):
        carry = carry * decay + x  #~ global decay = 0.5
        return carry, carry
    return jax.lax.scan(body, 0.0, xs)[0]

xs = jnp.arange(3.0)
print(total(xs))
decay = 1.0
print(total(xs))  #! decay 0.5 -> 1.0

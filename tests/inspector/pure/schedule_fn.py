import jax
import jax.numpy as jnp


def cosine(base, total):
    def schedule(step):
        return base * 0.5 * (1 + jnp.cos(jnp.pi * step / total))
    return schedule


schedule = cosine(0.1, 10)


@jax.jit
def update(carry, g):
    w, step = carry
    return w - schedule(step) * g, step + 1


carry = (jnp.ones(2), 0)
for _ in range(3):
    carry = update(carry, jnp.array([1.0, -1.0]))
print(carry)

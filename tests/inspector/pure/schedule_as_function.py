import jax
import jax.numpy as jnp


def cosine(total):
    def rate(step):
        return 0.5 * (1 + jnp.cos(jnp.pi * step / total))

    return rate


rate = cosine(10)


@jax.jit
def descend(w, step):
    return w - rate(step) * w * 0.1


w = jnp.array(1.0)
for k in range(5):
    w = descend(w, k)
print(w)

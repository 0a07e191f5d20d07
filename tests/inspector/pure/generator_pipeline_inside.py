import jax
import jax.numpy as jnp


def windows(x, n):
    for i in range(len(x) - n + 1):
        yield x[i:i + n]


def means(parts):
    return (p.mean() for p in parts)


@jax.jit
def smooth(x):
    return jnp.stack(list(means(windows(x, 2))))


print(smooth(jnp.arange(4.0)))
print(smooth(jnp.arange(4.0) ** 2))

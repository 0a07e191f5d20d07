import functools
import jax
import jax.numpy as jnp


@functools.lru_cache(maxsize=None)
def binomial(n, k):
    return 1 if k in (0, n) else binomial(n - 1, k - 1) + binomial(n - 1, k)


@functools.partial(jax.jit, static_argnums=1)
def bernstein(t, n):
    return jnp.stack([binomial(n, k) * t ** k * (1 - t) ** (n - k) for k in range(n + 1)])


for n in (1, 2, 3, 2):
    print(n, bernstein(0.25, n))
print(binomial.cache_info().currsize > 0)

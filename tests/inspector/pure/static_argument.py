import jax
from functools import partial

@partial(jax.jit, static_argnums=1)
def power(x, n):
    for _ in range(n):
        x = x * x
    return x

print(power(2.0, 1), power(2.0, 2), power(2.0, 1))

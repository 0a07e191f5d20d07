import jax
import jax.numpy as jnp

def limited(n):
    left = n
    def deco(fn):
        def inner(*a):
            nonlocal left
            if left <= 0:
                return jnp.float32(-1.0)
            left -= 1
            return fn(*a)
        return inner
    return deco

@jax.jit
@limited(2)
def query(x):
    """Asks."""
    return jnp.sum(x ** 2)

for i in range(4):
    print(i, query(jnp.arange(3.0) + i))

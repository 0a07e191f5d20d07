import jax
import jax.numpy as jnp

compiled = {}


def power(n):
    if n not in compiled:
        compiled[n] = jax.jit(lambda x: x ** n)
    return compiled[n]


for n in [2, 3, 2]:
    print(power(n)(jnp.array([1.0, 2.0])))
print(len(compiled))

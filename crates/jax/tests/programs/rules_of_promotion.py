"""Operands that have to have as many axes, and those that have to have one dtype."""

import jax
import jax.numpy as jnp


def told(f):
    try:
        print(f())
    except Exception as e:
        # The dtypes in the text stand in the order of a set.
        print(type(e).__name__, e if isinstance(e, ValueError) and "rank" in str(e) else str(e).partition(")")[2])


matrix, row = jnp.ones((2, 3)), jnp.ones(3)
with jax.numpy_rank_promotion("raise"):
    told(lambda: matrix + row)
    told(lambda: matrix - row)
    told(lambda: jnp.maximum(row, matrix))
    told(lambda: matrix * 2.0)
    with jax.numpy_rank_promotion("allow"):
        told(lambda: matrix + row)
    told(lambda: row / matrix)
told(lambda: matrix + row)

jax.config.update("jax_numpy_dtype_promotion", "strict")
told(lambda: jnp.arange(3) + row)
told(lambda: jnp.arange(3) + 1)
told(lambda: row * 2)
told(lambda: row.astype(jnp.float16) + row)
told(lambda: jnp.arange(3) * 1.5)
told(lambda: jnp.arange(3) + True)
told(lambda: 1 + 1j * row.astype(jnp.complex64))
told(lambda: jnp.where(row > 0, row, 0))
jax.config.update("jax_numpy_dtype_promotion", "standard")
told(lambda: jnp.arange(3) + row)

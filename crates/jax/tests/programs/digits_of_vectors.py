"""Products of a vector with one column, and with rows of a matrix: in which order their terms are added shows in the bits."""
import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


def numbers(*shape):
    at = np.arange(np.prod(shape), dtype=np.uint64)
    bits = (at * 2654435761 + 1013904223) % 2**32 // 256
    return jnp.asarray((bits.astype(np.float64) / 2**24 - 0.5).astype(np.float32).reshape(shape))


def bits(array):
    return np.asarray(array).ravel().view(np.uint32).tolist()


for rows, columns in [(20, 1), (50, 1), (200, 1), (8, 4), (4, 8), (10, 20), (20, 50)]:
    matrix, vector, line = numbers(rows, columns), numbers(rows), numbers(columns)
    print(bits(vector @ matrix), bits(matrix.T @ vector))
    print(bits(lax.dot_general(line, matrix, (((0,), (1,)), ((), ())))))
    print(bits(jax.jit(lambda x, y: x @ y.T)(line, matrix)))
    print(bits(jax.grad(lambda x: jnp.sum((x @ matrix) ** 2))(vector)))

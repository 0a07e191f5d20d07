"""Writes data/sums.txt: what XLA's CPU backend adds up arrays of float32 to, over some of their axes.

    python sums.py > ../data/sums.txt

Needs jax 0.12.0.1. Each line has the lengths of the axes, the axes that are reduced, and the bits of the results, joined to one number.
"""

import jax
import jax.numpy as jnp
import numpy as np

ALL = [(5,), (100,), (4095,), (4096,), (4097,), (5000,), (32767,), (32769,), (100000,)]
ALL += [(4, 3), (8, 8), (8, 9), (12, 5), (16, 2), (17, 3), (20, 4), (23, 8), (31, 6), (32, 10), (40, 3), (3, 8, 4), (2, 16, 1, 2)]
ALL += [(512, 512), (64, 784), (100, 700), (1000, 50), (300, 250), (5, 10000)]
ROWS = [(8, 1000), (8, 1023), (8, 1500), (64, 64), (128, 100), (1, 4096), (5000, 3), (2, 40000)]
COLUMNS = [(64, 64), (100, 100), (275, 20), (300, 20), (999, 5), (2000, 4), (1000, 64), (512, 512), (60000, 10), (4096, 1)]


def numbers(shape):
    at = np.arange(np.prod(shape), dtype=np.uint64)
    bits = (at * 2654435761 + 1013904223) % 2**32 // 256
    return (bits.astype(np.float64) / 2**24 - 0.5).astype(np.float32).reshape(shape)


def joined(array):
    total = 0
    for bits in np.asarray(array).ravel().view(np.uint32).tolist():
        total = (total * 31 + bits) % 2**32
    return total


cases = [(shape, tuple(range(len(shape)))) for shape in ALL]
cases += [(shape, (1,)) for shape in ROWS] + [(shape, (0,)) for shape in COLUMNS]
cases += [((8, 32, 64), axes) for axes in [(0,), (1,), (2,), (0, 1), (1, 2), (0, 2)]]
cases += [((5, 20, 4), (1, 2)), ((4, 3, 5), (0, 1)), ((64, 4, 16), (0, 2)), ((600, 3, 10), (0, 2)), ((4, 3, 64, 64), (0, 2, 3))]
if __name__ == "__main__":
    for shape, axes in cases:
        total = jax.jit(lambda x, axes=axes: jnp.sum(x, axis=axes))(numbers(shape))
        print(*shape, "|", *axes, "|", joined(total))

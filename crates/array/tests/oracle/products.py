"""Writes data/products.txt: what XLA's CPU backend multiplies matrices of float32 to that have few rows or few columns.

    python products.py > ../data/products.txt

Needs jax 0.12.0.1. Each line has the lengths of both operands' axes, the contracted axis of each, and the bits of the result, joined
to one number.
"""

import jax
import jax.numpy as jnp

from sums import joined, numbers

LENGTHS = [3, 31, 64, 100, 257, 600, 3000]

if __name__ == "__main__":
    for inner in LENGTHS:
        for other in LENGTHS:
            cases = [((other, inner), (inner, 1), 1, 0), ((inner, other), (inner, 1), 0, 0), ((1, inner), (inner, other), 1, 0), ((1, inner), (other, inner), 1, 1)]
            for left, right, first, second in cases:
                product = jax.jit(lambda x, y, axes=((first,), (second,)): jax.lax.dot_general(x, y, (axes, ((), ()))))
                print(*left, "|", *right, "|", first, second, "|", joined(product(numbers(left), numbers(right))))

"""Matrices of elements, rows and columns."""

from jax.experimental.sparse._compressed import COO as COO, _of_coo

globals().update(_of_coo)

"""Matrices whose elements are stored row by row, or column by column."""

from jax.experimental.sparse._compressed import CSC as CSC, CSR as CSR, _of_csr

globals().update(_of_csr)

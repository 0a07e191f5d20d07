"""The primitives of sparse arrays, of data and places: what the functions do, for programs that bind them."""

from jax.experimental.sparse._base import _bound
from jax.experimental.sparse._products import bcoo_dot_general, bcoo_dot_general_sampled
from jax.experimental.sparse.bcoo import BCOO, _extracted, bcoo_fromdense, bcoo_sort_indices, bcoo_sum_duplicates, bcoo_todense
from jax.experimental.sparse.bcoo import bcoo_transpose


def _made(data, indices, spinfo):
    return BCOO((data, indices), shape=spinfo.shape if hasattr(spinfo, "shape") else spinfo)


def _parts(mat):
    return [mat.data, mat.indices]


bcoo_todense_p = _bound("bcoo_todense", lambda data, indices, *, spinfo: bcoo_todense(_made(data, indices, spinfo)))
bcoo_fromdense_p = _bound("bcoo_fromdense", lambda mat, **params: _parts(bcoo_fromdense(mat, **params)), several=True)
bcoo_extract_p = _bound("bcoo_extract", lambda indices, arr, *, assume_unique=True: _extracted(indices, arr, assume_unique))
bcoo_transpose_p = _bound(
    "bcoo_transpose",
    lambda data, indices, *, permutation, spinfo: _parts(bcoo_transpose(_made(data, indices, spinfo), permutation=permutation)),
    several=True,
)
bcoo_sort_indices_p = _bound(
    "bcoo_sort_indices", lambda data, indices, *, spinfo: _parts(bcoo_sort_indices(_made(data, indices, spinfo))), several=True
)
bcoo_sum_duplicates_p = _bound(
    "bcoo_sum_duplicates",
    lambda data, indices, *, spinfo, nse: _parts(bcoo_sum_duplicates(_made(data, indices, spinfo), nse=nse)),
    several=True,
)
bcoo_dot_general_p = _bound(
    "bcoo_dot_general",
    lambda data, indices, rhs, *, dimension_numbers, lhs_spinfo, preferred_element_type=None: bcoo_dot_general(
        _made(data, indices, lhs_spinfo), rhs, dimension_numbers=dimension_numbers, preferred_element_type=preferred_element_type
    ),
)
bcoo_dot_general_sampled_p = _bound("bcoo_dot_general_sampled", bcoo_dot_general_sampled)
bcoo_spdot_general_p = _bound(
    "bcoo_spdot_general",
    lambda data, indices, other, places, *, lhs_spinfo, rhs_spinfo, dimension_numbers, preferred_element_type=None: _parts(
        bcoo_dot_general(_made(data, indices, lhs_spinfo), _made(other, places, rhs_spinfo), dimension_numbers=dimension_numbers)
    ),
    several=True,
)

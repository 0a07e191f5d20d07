"""Arrays of which only some elements are stored, each with its place.

A `BCOO` has axes for batches first, axes of places then, and dense ones last.
"""

import math as _math
import operator as _operator

import jax as _jax
from jax import numpy as _jnp
from jax.experimental.sparse import _compressed, _primitives
from jax.experimental.sparse._base import CuSparseEfficiencyWarning as CuSparseEfficiencyWarning, JAXSparse as JAXSparse
from jax.experimental.sparse._base import SparseEfficiencyError as SparseEfficiencyError
from jax.experimental.sparse._base import SparseEfficiencyWarning as SparseEfficiencyWarning
from jax.experimental.sparse._compressed import COO as COO, CSC as CSC, CSR as CSR
from jax.experimental.sparse._products import bcoo_conv_general_dilated as bcoo_conv_general_dilated
from jax.experimental.sparse._products import bcoo_dot_general as bcoo_dot_general
from jax.experimental.sparse._products import bcoo_dot_general_sampled as bcoo_dot_general_sampled
from jax.experimental.sparse._products import bcoo_multiply_dense as bcoo_multiply_dense
from jax.experimental.sparse._products import bcoo_multiply_sparse as bcoo_multiply_sparse
from jax.experimental.sparse._shapes import bcoo_broadcast_in_dim as bcoo_broadcast_in_dim
from jax.experimental.sparse._shapes import bcoo_concatenate as bcoo_concatenate
from jax.experimental.sparse._shapes import bcoo_dynamic_slice as bcoo_dynamic_slice
from jax.experimental.sparse._shapes import bcoo_gather as bcoo_gather, bcoo_reduce_sum as bcoo_reduce_sum
from jax.experimental.sparse._shapes import bcoo_reshape as bcoo_reshape, bcoo_rev as bcoo_rev, bcoo_slice as bcoo_slice
from jax.experimental.sparse._shapes import bcoo_squeeze as bcoo_squeeze
from jax.experimental.sparse.ad import grad as grad, jacfwd as jacfwd, jacobian as jacobian, jacrev as jacrev
from jax.experimental.sparse.ad import value_and_grad as value_and_grad
from jax.experimental.sparse.bcoo import BCOO as BCOO, bcoo_extract as bcoo_extract, bcoo_fromdense as bcoo_fromdense
from jax.experimental.sparse.bcoo import bcoo_sort_indices as bcoo_sort_indices
from jax.experimental.sparse.bcoo import bcoo_sum_duplicates as bcoo_sum_duplicates, bcoo_todense as bcoo_todense
from jax.experimental.sparse.bcoo import bcoo_transpose as bcoo_transpose, bcoo_update_layout as bcoo_update_layout
from jax.experimental.sparse.bcsr import BCSR as BCSR, bcsr_broadcast_in_dim as bcsr_broadcast_in_dim
from jax.experimental.sparse.bcsr import bcsr_concatenate as bcsr_concatenate, bcsr_dot_general as bcsr_dot_general
from jax.experimental.sparse.bcsr import bcsr_dot_general_p as bcsr_dot_general_p, bcsr_extract as bcsr_extract
from jax.experimental.sparse.bcsr import bcsr_extract_p as bcsr_extract_p, bcsr_fromdense as bcsr_fromdense
from jax.experimental.sparse.bcsr import bcsr_fromdense_p as bcsr_fromdense_p, bcsr_todense as bcsr_todense
from jax.experimental.sparse.bcsr import bcsr_sum_duplicates as bcsr_sum_duplicates, bcsr_todense_p as bcsr_todense_p
from jax.experimental.sparse.transform import SparseTracer as SparseTracer, sparsify as sparsify, todense as todense
from jax.experimental.sparse.transform import todense_p as todense_p

globals().update(_compressed._of_coo, **_compressed._of_csr)
globals().update({name: it for name, it in vars(_primitives).items() if name.endswith("_p")})

_FORMATS = {"bcoo": BCOO, "csr": CSR, "csc": CSC, "coo": COO, "bcsr": BCSR}


def _format(name):
    if name not in _FORMATS:
        raise ValueError(f"sparse_format={name!r} not recognized; must be one of {list(_FORMATS)}")
    return _FORMATS[name]


def empty(shape, dtype=None, index_dtype="int32", sparse_format="bcoo", **kwds):
    """An array of which nothing is stored."""
    return _format(sparse_format)._empty(tuple(shape), dtype=dtype, index_dtype=index_dtype, **kwds)


def eye(N, M=None, k=0, dtype=None, index_dtype="int32", sparse_format="bcoo", **kwds):
    """A matrix with ones on a diagonal."""
    return _format(sparse_format)._eye(N, N if M is None else M, k, dtype=dtype, index_dtype=index_dtype, **kwds)


def random_bcoo(
    key, shape, *, dtype=float, indices_dtype=int, nse=0.2, n_batch=0, n_dense=0, unique_indices=True,
    sorted_indices=False, generator=_jax.random.uniform, **kwds
):
    """An array of random elements at random places."""
    shape = tuple(map(_operator.index, shape))
    end = len(shape) - n_dense
    if n_batch < 0 or n_dense < 0 or end < n_batch:
        raise ValueError(f"Invalid n_batch={n_batch}, n_dense={n_dense} for shape={shape}")
    batch, sparse, dense = shape[:n_batch], shape[n_batch:end], shape[end:]
    size = _math.prod(sparse)
    if not 0 <= nse < size:
        raise ValueError(f"got {nse=}, expected to be between 0 and {size}")
    nse = _math.ceil(nse * size) if 0 < nse < 1 else _operator.index(nse)
    for_data, for_places = _jax.random.split(key, 2)
    data = generator(for_data, shape=(*batch, nse, *dense), dtype=dtype, **kwds)

    def places(key):
        if not sparse:
            return _jnp.empty((nse, 0), dtype=indices_dtype)
        flat = _jax.random.choice(key, size, shape=(nse,), replace=not unique_indices).astype(indices_dtype)
        return _jnp.column_stack(_jnp.unravel_index(flat, sparse))

    keys = _jax.random.split(for_places, _math.prod(batch)) if batch else None
    indices = places(for_places) if keys is None else _jax.vmap(places)(keys).reshape(*batch, nse, len(sparse))
    found = BCOO((data, indices), shape=shape)
    return found.sort_indices() if sorted_indices else found

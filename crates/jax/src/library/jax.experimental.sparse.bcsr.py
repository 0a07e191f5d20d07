"""Arrays whose elements are stored row by row, with axes for batches first and dense ones last."""

import operator as _operator

import numpy as _np
from jax import numpy as _jnp, tree_util as _tree
from jax.experimental.sparse import bcoo as _bcoo
from jax.experimental.sparse._base import JAXSparse as _JAXSparse, _bound, _folded
from jax.experimental.sparse._compressed import _pointers, _rows
from jax.experimental.sparse._products import bcoo_dot_general as _bcoo_dot_general
from jax.experimental.sparse._shapes import bcoo_broadcast_in_dim as _bcoo_broadcast_in_dim
from jax.experimental.sparse._shapes import bcoo_concatenate as _bcoo_concatenate


@_tree.register_pytree_node_class
class BCSR(_JAXSparse):
    """A matrix whose elements are stored row by row: `data`, their columns (`indices`) and where each row begins (`indptr`)."""

    nse = property(lambda self: self.indices.shape[-1])
    dtype = property(lambda self: self.data.dtype)
    n_batch = property(lambda self: self.indices.ndim - 1)
    n_sparse = property(lambda self: 2)
    n_dense = property(lambda self: self.data.ndim - self.indices.ndim)

    def __init__(self, args, *, shape, indices_sorted=False, unique_indices=False):
        self.data, self.indices, self.indptr = map(_jnp.asarray, args)
        self.shape = tuple(map(_operator.index, shape))
        self.indices_sorted, self.unique_indices = indices_sorted, unique_indices

    def _more(self):
        batch = f", n_batch={self.n_batch}" if self.n_batch else ""
        return batch + (f", n_dense={self.n_dense}" if self.n_dense else "")

    def tree_flatten(self):
        flags = {"shape": self.shape, "indices_sorted": self.indices_sorted, "unique_indices": self.unique_indices}
        return (self.data, self.indices, self.indptr), flags

    @classmethod
    def tree_unflatten(cls, aux_data, children):
        found = object.__new__(cls)
        found.data, found.indices, found.indptr = children
        found.__dict__.update(aux_data)
        return found

    @classmethod
    def fromdense(cls, mat, *, nse=None, index_dtype=_np.int32, n_dense=0, n_batch=0):
        """The elements of a matrix that are not zero."""
        return bcsr_fromdense(mat, nse=nse, index_dtype=index_dtype, n_dense=n_dense, n_batch=n_batch)

    @classmethod
    def from_bcoo(cls, arr):
        """The matrix that another is."""
        if arr.n_sparse != 2:
            raise NotImplementedError(f"BSCR.from_bcoo requires n_sparse=2; got arr.n_sparse={arr.n_sparse}")
        arr = arr if arr.indices_sorted else arr.sort_indices()
        data, indices = arr._whole()
        rows, kind = arr.shape[arr.n_batch], indices.dtype
        indptr = _folded(lambda own: _pointers(own, rows, kind), arr.n_batch)(indices[..., 0])
        flags = {"indices_sorted": arr.indices_sorted, "unique_indices": arr.unique_indices}
        return cls((data, indices[..., 1], indptr), shape=arr.shape, **flags)

    def to_bcoo(self):
        """The matrix with a place for each element."""
        rows = _folded(lambda own: _rows(own, self.nse), self.n_batch)(self.indptr).astype(self.indices.dtype)
        indices = _jnp.stack([rows, self.indices], -1)
        flags = {"indices_sorted": self.indices_sorted, "unique_indices": self.unique_indices}
        return _bcoo.BCOO((self.data, indices), shape=self.shape, **flags)

    def todense(self):
        """The whole matrix."""
        return self.to_bcoo().todense()

    def sum_duplicates(self, nse=None, remove_zeros=True):
        """The matrix with each place once."""
        return BCSR.from_bcoo(self.to_bcoo().sum_duplicates(nse=nse, remove_zeros=remove_zeros))

    def transpose(self, axes=None):
        """Refused, as by JAX."""
        raise NotImplementedError("BCSR.transpose")

    def _likewise(self, name, *args):
        found = getattr(self.to_bcoo(), name)(*args)
        return BCSR.from_bcoo(found) if isinstance(found, _bcoo.BCOO) and found.n_sparse == 2 else found

    def __matmul__(self, other):
        return self.to_bcoo() @ (other.to_bcoo() if isinstance(other, BCSR) else other)

    def __rmatmul__(self, other):
        return other @ self.to_bcoo()

    def __mul__(self, other):
        return self._likewise("__mul__", other)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._likewise("__truediv__", other)

    def __neg__(self):
        return self._likewise("__neg__")

    def __pos__(self):
        return self

    @classmethod
    def _empty(cls, shape, *, dtype=None, index_dtype="int32", n_dense=0, n_batch=0, nse=0):
        return cls.fromdense(_jnp.zeros(shape, dtype), nse=nse, index_dtype=index_dtype, n_dense=n_dense, n_batch=n_batch)

    @classmethod
    def _eye(cls, N, M, k, *, dtype=None, index_dtype="int32", n_batch=0, n_dense=0):
        return cls.fromdense(_jnp.eye(N, M, k, dtype), index_dtype=index_dtype, n_dense=n_dense, n_batch=n_batch)


def bcsr_fromdense(mat, *, nse=None, n_batch=0, n_dense=0, index_dtype=_np.int32):
    """The elements of a matrix that are not zero."""
    mat = _jnp.asarray(mat)
    if mat.ndim - n_batch - n_dense != 2:
        raise ValueError("bcsr_fromdense: must have 2 sparse dimensions.")
    own = _bcoo.bcoo_fromdense(mat, nse=nse, n_batch=n_batch, n_dense=n_dense, index_dtype=index_dtype)
    return BCSR.from_bcoo(own)


def bcsr_todense(mat):
    """The whole matrix."""
    return mat.todense()


def bcsr_sum_duplicates(mat, nse=None):
    """The matrix with each place once."""
    return mat.sum_duplicates(nse, remove_zeros=False)


def bcsr_extract(indices, indptr, mat):
    """The elements of a matrix at the places of a compressed one."""
    mat, indices, indptr = map(_jnp.asarray, (mat, indices, indptr))
    rows = _folded(lambda own: _rows(own, indices.shape[-1]), indices.ndim - 1)(indptr).astype(indices.dtype)
    return _bcoo._extracted(_jnp.stack([rows, indices], -1), mat)


def bcsr_dot_general(lhs, rhs, *, dimension_numbers, precision=None, preferred_element_type=None, out_sharding=None):
    """The product of a compressed matrix and a dense array, along axes."""
    lhs, rhs = (it.to_bcoo() if isinstance(it, BCSR) else it for it in (lhs, rhs))
    return _bcoo_dot_general(lhs, rhs, dimension_numbers=dimension_numbers, preferred_element_type=preferred_element_type)


def bcsr_broadcast_in_dim(mat, *, shape, broadcast_dimensions, sharding=None):
    """The array with further axes for batches."""
    return BCSR.from_bcoo(_bcoo_broadcast_in_dim(mat.to_bcoo(), shape=shape, broadcast_dimensions=broadcast_dimensions))


def bcsr_concatenate(operands, *, dimension):
    """Compressed matrices one behind the other along an axis."""
    return BCSR.from_bcoo(_bcoo_concatenate([it.to_bcoo() for it in operands], dimension=dimension))


def _made(args, spinfo):
    return BCSR(args, shape=spinfo.shape if hasattr(spinfo, "shape") else spinfo)


bcsr_todense_p = _bound("bcsr_todense", lambda *args, spinfo: _made(args, spinfo).todense())
bcsr_fromdense_p = _bound(
    "bcsr_fromdense", lambda mat, **params: list(bcsr_fromdense(mat, **params).tree_flatten()[0]), several=True
)
bcsr_extract_p = _bound("bcsr_extract", bcsr_extract)
bcsr_dot_general_p = _bound(
    "bcsr_dot_general",
    lambda data, indices, indptr, rhs, *, dimension_numbers, lhs_spinfo, preferred_element_type=None: bcsr_dot_general(
        _made((data, indices, indptr), lhs_spinfo), rhs, dimension_numbers=dimension_numbers
    ),
)

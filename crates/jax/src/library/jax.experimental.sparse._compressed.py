"""Matrices of which one axis is compressed, and those of rows and columns."""

import operator as _operator

import numpy as _np
import jax as _jax
from jax import numpy as _jnp, tree_util as _tree
from jax.experimental.sparse._base import JAXSparse as _JAXSparse, _bound, _folded
from jax.experimental.sparse._products import bcoo_dot_general as _bcoo_dot_general
from jax.experimental.sparse.bcoo import BCOO as _BCOO, bcoo_fromdense as _bcoo_fromdense


def _dense_product(own, other):
    if isinstance(other, _JAXSparse):
        raise NotImplementedError("matmul between two sparse objects.")
    other = _jnp.asarray(other)
    if other.ndim not in (1, 2):
        raise NotImplementedError(f"matmul with object of shape {other.shape}")
    return own.to_bcoo() @ other


class _Matrix(_JAXSparse):
    nse = property(lambda self: self.data.size)
    dtype = property(lambda self: self.data.dtype)
    _names = ("data", "indices", "indptr")

    def __init__(self, args, *, shape):
        for name, it in zip(self._names, args):
            setattr(self, name, _jnp.asarray(it))
        self.shape = tuple(map(_operator.index, shape))

    def todense(self):
        """The whole matrix."""
        return self.to_bcoo().todense()

    def __matmul__(self, other):
        return _dense_product(self, other)

    def _aux(self):
        return {"shape": self.shape}

    def tree_flatten(self):
        return tuple(getattr(self, name) for name in self._names), self._aux()

    @classmethod
    def tree_unflatten(cls, aux_data, children):
        found = object.__new__(cls)
        found.__dict__.update(zip(cls._names, children))
        found.__dict__.update((name if name == "shape" else f"_{name}", it) for name, it in aux_data.items())
        return found

    def transpose(self, axes=None):
        """The matrix with its axes exchanged."""
        if axes is not None:
            raise NotImplementedError("axes argument to transpose()")
        return self._turned()

    @classmethod
    def _empty(cls, shape, *, dtype=None, index_dtype="int32"):
        if len(shape) != 2:
            raise ValueError(f"{cls.__name__} must have ndim=2; got shape={tuple(shape)}")
        return cls.fromdense(_jnp.zeros(shape, dtype), nse=0, index_dtype=index_dtype)

    @classmethod
    def _eye(cls, N, M, k, *, dtype=None, index_dtype="int32"):
        return cls.fromdense(_jnp.eye(N, M, k, dtype), index_dtype=index_dtype)


def _pointers(rows, count, index_dtype):
    counts = _jnp.bincount(rows, length=count)
    return _jnp.concatenate([_jnp.zeros(1, index_dtype), _jnp.cumsum(counts).astype(index_dtype)])


def _rows(indptr, nse):
    # The row of each element; those past the end are in none.
    return _jnp.searchsorted(indptr, _jnp.arange(nse), side="right") - 1


class _Compressed(_Matrix):
    @classmethod
    def fromdense(cls, mat, *, nse=None, index_dtype=_np.int32):
        """The elements of a matrix that are not zero."""
        mat = _jnp.asarray(mat)
        own = _bcoo_fromdense(mat if cls._by_rows else mat.T, nse=nse, index_dtype=index_dtype)
        indptr = _pointers(own.indices[:, 0], own.shape[0], index_dtype)
        return cls((own.data, own.indices[:, 1], indptr), shape=mat.shape)

    def to_bcoo(self):
        """The matrix with a place for each element."""
        rows = _rows(self.indptr, self.nse).astype(self.indices.dtype)
        places = [rows, self.indices] if self._by_rows else [self.indices, rows]
        return _BCOO((self.data, _jnp.stack(places, -1)), shape=self.shape)

    def _turned(self):
        return self._other((self.data, self.indices, self.indptr), shape=self.shape[::-1])


@_tree.register_pytree_node_class
class CSR(_Compressed):
    """A matrix whose elements are stored row by row."""

    _by_rows = True


@_tree.register_pytree_node_class
class CSC(_Compressed):
    """A matrix whose elements are stored column by column."""

    _by_rows = False


CSR._other, CSC._other = CSC, CSR


@_tree.register_pytree_node_class
class COO(_Matrix):
    """A matrix of elements, rows and columns."""

    _names = ("data", "row", "col")

    def __init__(self, args, *, shape, rows_sorted=False, cols_sorted=False):
        super().__init__(args, shape=shape)
        self._rows_sorted, self._cols_sorted = rows_sorted, cols_sorted

    def _aux(self):
        return {"shape": self.shape, "rows_sorted": self._rows_sorted, "cols_sorted": self._cols_sorted}

    @classmethod
    def fromdense(cls, mat, *, nse=None, index_dtype=_np.int32):
        """The elements of a matrix that are not zero."""
        own = _bcoo_fromdense(mat, nse=nse, index_dtype=index_dtype)
        return cls((own.data, own.indices[:, 0], own.indices[:, 1]), shape=own.shape, rows_sorted=True)

    def to_bcoo(self):
        """The matrix with a place for each element."""
        return _BCOO((self.data, _jnp.stack([self.row, self.col], -1)), shape=self.shape)

    def _turned(self):
        flags = {"rows_sorted": self._cols_sorted, "cols_sorted": self._rows_sorted}
        return COO((self.data, self.col, self.row), shape=self.shape[::-1], **flags)


def _by_name(kind):
    # The functions that JAX has for a class of matrices.
    def fromdense(mat, *, nse=None, index_dtype=_np.int32):
        """The elements of a matrix that are not zero."""
        return kind.fromdense(mat, nse=nse, index_dtype=index_dtype)

    def todense(mat):
        """The whole matrix."""
        return mat.todense()

    def matvec(mat, v, transpose=False):
        """The product with a vector, of the transposed matrix if `transpose` says so."""
        return (mat.T if transpose else mat) @ v

    def matmat(mat, B, *, transpose=False):
        """The product with a matrix, of the transposed one if `transpose` says so."""
        return (mat.T if transpose else mat) @ B

    found = {}
    for function in (fromdense, todense, matvec, matmat):
        function.__name__ = function.__qualname__ = f"{kind.__name__.lower()}_{function.__name__}"
        found[function.__name__] = function
    name = kind.__name__.lower()
    shape = lambda spinfo: spinfo.shape if hasattr(spinfo, "shape") else spinfo
    made = lambda args, params: kind(args, shape=shape(params.get("spinfo", params.get("shape"))))
    found[f"{name}_fromdense_p"] = _bound(
        f"{name}_fromdense", lambda mat, **params: list(fromdense(mat, **params).tree_flatten()[0]), several=True
    )
    found[f"{name}_todense_p"] = _bound(f"{name}_todense", lambda *args, **params: made(args, params).todense())

    def product(*args, transpose=False, **params):
        mat = made(args[:3], params)
        return (mat.T if transpose else mat) @ args[3]

    found[f"{name}_matvec_p"] = _bound(f"{name}_matvec", product)
    found[f"{name}_matmat_p"] = _bound(f"{name}_matmat", product)
    return found


_of_coo, _of_csr = _by_name(COO), _by_name(CSR)

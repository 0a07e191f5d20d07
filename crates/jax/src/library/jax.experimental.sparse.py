"""Arrays of which only some elements are stored, each with its place.

A `BCOO` has axes of places first and dense ones last; axes for batches, each with places of its own, are refused.
"""

import functools as _functools
import math as _math
import operator as _operator

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp, tree_util as _tree
from jax.extend.core import Literal as _Literal


def _refused(name, why="is not there"):
    raise NotImplementedError(f"jax.experimental.sparse: {name} {why}")


class JAXSparse:
    """What all sparse arrays have."""

    __hash__ = None
    __array_priority__ = 100
    size = property(lambda self: _math.prod(self.shape))
    ndim = property(lambda self: len(self.shape))
    T = property(lambda self: self.transpose())

    def __len__(self):
        return self.shape[0]

    def _text(self, more=""):
        text = f"{type(self).__name__}({self.dtype}{list(self.shape)}, nse={self.nse}{more})"
        return f"{type(self.data).__name__}[{text}]" if isinstance(self.data, _jax.core.Tracer) else text

    def __repr__(self):
        return self._text()

    def block_until_ready(self):
        """Itself: the arrays are there."""
        return self


@_tree.register_pytree_node_class
class BCOO(JAXSparse):
    """An array of elements (`data`) and their places (`indices`, a row each).

    >>> from jax.experimental import sparse
    >>> M = sparse.BCOO.fromdense(jnp.array([[0.0, 2.0], [1.0, 0.0]]))
    >>> M, M.data, M @ jnp.ones(2)
    (BCOO(float32[2, 2], nse=2), Array([2., 1.], dtype=float32), Array([2., 1.], dtype=float32))
    """

    nse = property(lambda self: self.indices.shape[-2])
    dtype = property(lambda self: self.data.dtype)
    n_batch = property(lambda self: self.indices.ndim - 2)
    n_sparse = property(lambda self: self.indices.shape[-1])
    n_dense = property(lambda self: self.data.ndim - 1 - self.n_batch)

    def __init__(self, args, *, shape, indices_sorted=False, unique_indices=False):
        self.data, self.indices = map(_jnp.asarray, args)
        self.shape = tuple(map(_operator.index, shape))
        self.indices_sorted, self.unique_indices = indices_sorted, unique_indices
        if self.n_batch:
            _refused("BCOO with n_batch", "has axes for batches, which are not there")

    def __repr__(self):
        return self._text(f", n_dense={self.n_dense}" if self.n_dense else "")

    def _with(self, data, indices=None, shape=None, **flags):
        indices = self.indices if indices is None else indices
        flags = flags or {"indices_sorted": self.indices_sorted, "unique_indices": self.unique_indices}
        return BCOO((data, indices), shape=self.shape if shape is None else shape, **flags)

    def tree_flatten(self):
        flags = {"shape": self.shape, "indices_sorted": self.indices_sorted, "unique_indices": self.unique_indices}
        return (self.data, self.indices), tuple(flags.items())

    @classmethod
    def tree_unflatten(cls, aux_data, children):
        found = object.__new__(cls)
        found.data, found.indices = children
        found.__dict__.update(aux_data)
        return found

    @classmethod
    def fromdense(cls, mat, *, nse=None, index_dtype=_np.int32, n_dense=0, n_batch=0):
        """The elements of an array that are not zero; of `nse` places those that are left hold zero, past the end."""
        if n_batch:
            _refused("BCOO with n_batch", "has axes for batches, which are not there")
        mat = _jnp.asarray(mat)
        mask = (mat != 0).any(tuple(range(mat.ndim - n_dense, mat.ndim))) if n_dense else mat != 0
        found = mask.sum()
        if nse is None:
            if isinstance(found, _jax.core.Tracer):
                raise _jax.errors.ConcretizationTypeError(
                    "Abstract tracer value encountered where concrete value is expected: traced array with shape "
                    f"{found.aval.str_short()}\n\nThe error arose for the nse argument of bcoo_fromdense. In order for\nBCOO.fromdense() to be used in "
                    "traced/compiled code, you must pass a concrete\nvalue to the nse (number of stored elements) argument.\n",
                )
            nse = int(found)
        if not mask.ndim:
            return cls((mat[None][:nse], _jnp.zeros((nse, 0), index_dtype)), shape=mat.shape)
        places = _jnp.nonzero(mask, size=nse, fill_value=mask.shape)
        data = mat.at[places].get(mode="fill", fill_value=0)
        indices = _jnp.stack(places, -1).astype(index_dtype)
        return cls((data, indices), shape=mat.shape, indices_sorted=True, unique_indices=True)

    def todense(self):
        """The whole array."""
        zeros = _jnp.zeros(self.shape, self.dtype)
        if not self.n_sparse:
            return zeros + self.data.sum(0)
        return zeros.at[self._places()].add(self.data, mode="drop")

    def _places(self, axes=None):
        axes = range(self.n_sparse) if axes is None else axes
        return tuple(self.indices[:, at] for at in axes)

    def transpose(self, axes=None):
        """The array with its axes in another order; those of places stay before the dense ones."""
        axes = tuple(range(self.ndim))[::-1] if axes is None else tuple(axes)
        sparse, dense = axes[: self.n_sparse], axes[self.n_sparse :]
        if sorted(sparse) != list(range(self.n_sparse)):
            raise NotImplementedError(f"transpose with permutation {axes} of a BCOO with n_dense={self.n_dense}")
        data = self.data.transpose((0, *(at - self.n_sparse + 1 for at in dense)))
        shape = tuple(self.shape[at] for at in axes)
        return self._with(data, self.indices[:, list(sparse)], shape, unique_indices=self.unique_indices)

    def astype(self, dtype):
        """The array in another dtype."""
        return self._with(self.data.astype(dtype))

    def sum(self, axis=None):
        """The sum of all elements, or along axes."""
        if axis is None:
            return self.data.sum()
        axes = {at % self.ndim for at in ((axis,) if isinstance(axis, int) else axis)}
        kept = [at for at in range(self.ndim) if at not in axes]
        data = self.data.sum(tuple(at - self.n_sparse + 1 for at in axes if at >= self.n_sparse))
        indices = self.indices[:, [at for at in kept if at < self.n_sparse]]
        return self._with(data, indices, tuple(self.shape[at] for at in kept), indices_sorted=False)

    def reshape(self, *shape):
        """The array in another shape."""
        if self.n_dense:
            _refused("BCOO.reshape", "of dense axes is not there")
        shape = tuple(shape[0]) if len(shape) == 1 and not isinstance(shape[0], int) else shape
        shape = _np.empty(self.shape, bool).reshape(shape).shape
        flat = _jnp.ravel_multi_index(self._places(), self.shape, mode="clip")
        inside = (self.indices < _jnp.array(self.shape)).all(1)
        places = [_jnp.where(inside, at, size) for at, size in zip(_jnp.unravel_index(flat, shape), shape)]
        return self._with(self.data, _jnp.stack(places, -1).astype(self.indices.dtype), shape, unique_indices=self.unique_indices)

    def sort_indices(self):
        """The array with its places in order."""
        order = _jnp.lexsort(self._places()[::-1])
        return self._with(self.data[order], self.indices[order], indices_sorted=True, unique_indices=self.unique_indices)

    def sum_duplicates(self, nse=None, remove_zeros=True):
        """The array with each place once, in order."""
        sizes = _jnp.array(self.shape[: self.n_sparse])
        outside = (self.indices >= sizes).any(1)
        if remove_zeros:
            outside |= (self.data == 0).reshape(self.indices.shape[0], -1).all(1)
        indices = _jnp.where(outside[:, None], sizes.astype(self.indices.dtype), self.indices)
        if nse is None:
            # Without those that are past the end.
            nse = len({tuple(row) for row in _np.asarray(indices).tolist()} - {tuple(self.shape[: self.n_sparse])})
        total = _math.prod(self.shape[: self.n_sparse])
        flat = _jnp.zeros(len(indices), indices.dtype)
        for place, size in zip(indices.T, self.shape):
            flat = flat * size + place
        flat = _jnp.where(outside, total, flat)
        flat, at = _jnp.unique(flat, size=nse, fill_value=total, return_inverse=True)
        places = []
        for size in self.shape[: self.n_sparse][::-1]:
            places.insert(0, _jnp.where(flat < total, flat % max(size, 1), size))
            flat = _jnp.where(flat < total, flat // max(size, 1), total)
        unique = _jnp.stack(places, -1) if places else _jnp.zeros((nse, 0), indices.dtype)
        data = _jnp.zeros((nse, *self.data.shape[1:]), self.dtype)
        at = _jnp.where(outside, nse, at.reshape(-1))
        data = data.at[at].add(self.data, mode="drop")
        return self._with(data, unique.astype(self.indices.dtype), indices_sorted=True, unique_indices=True)

    def update_layout(self, *, n_batch=None, n_dense=None, on_inefficient="error"):
        """The array with another number of dense axes."""
        if n_batch:
            _refused("BCOO with n_batch", "has axes for batches, which are not there")
        if n_dense in (None, self.n_dense):
            return self
        return BCOO.fromdense(self.todense(), n_dense=n_dense)

    def __neg__(self):
        return self._with(-self.data)

    def __pos__(self):
        return self

    def __abs__(self):
        return self._with(abs(self.data))

    def __add__(self, other):
        return _added(self, other)

    def __radd__(self, other):
        return _added(self, other)

    def __sub__(self, other):
        return _added(self, -other)

    def __rsub__(self, other):
        return _added(-self, other)

    def __mul__(self, other):
        return _multiplied(self, other)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._with(self.data / other) if _jnp.ndim(other) == 0 else self * (1 / other)

    def __eq__(self, other):
        _only_dense("eq")

    def __matmul__(self, other):
        return _product(self, other)

    def __rmatmul__(self, other):
        return _product(other, self)

    def __getitem__(self, item):
        found = self
        items = item if isinstance(item, tuple) else (item,)
        if ... in items:
            at = items.index(...)
            items = items[:at] + (slice(None),) * (self.ndim - len(items) + 1) + items[at + 1 :]
        squeezed = []
        for at, one in enumerate(items):
            if isinstance(one, slice) and at < self.n_sparse:
                start, stop, step = one.indices(self.shape[at])
                if step != 1:
                    _refused("BCOO[...]", "with a step is not there")
            elif isinstance(one, int) and at < self.n_sparse:
                start = one + self.shape[at] * (one < 0)
                stop = start + 1
                squeezed.append(at)
            elif one != slice(None):
                _refused("BCOO[...]", f"with {type(one).__name__} is not there")
            else:
                continue
            found = _sliced(found, at, start, stop)
        return found.sum(tuple(squeezed)) if squeezed else found


def _sliced(array, axis, start, stop):
    place = array.indices[:, axis]
    inside = (place >= start) & (place < stop)
    shape = tuple(max(stop - start, 0) if at == axis else size for at, size in enumerate(array.shape))
    sizes = _jnp.array(shape[: array.n_sparse], array.indices.dtype)
    indices = _jnp.where(inside[:, None], array.indices.at[:, axis].add(-start), sizes)
    mask = inside.reshape((-1, *[1] * array.n_dense))
    found = array._with(_jnp.where(mask, array.data, 0), indices, shape, unique_indices=array.unique_indices)
    limit = _math.prod(shape[: array.n_sparse])
    return found.sum_duplicates(nse=limit, remove_zeros=False) if limit < found.nse else found


def _added(x, y):
    if isinstance(y, BCOO):
        if x.shape != y.shape:
            raise NotImplementedError("Addition between sparse matrices of different shapes.")
        data, indices = _jnp.concatenate([x.data, y.data]), _jnp.concatenate([x.indices, y.indices])
        return x._with(data, indices, indices_sorted=False)
    if _jnp.shape(y) != x.shape:
        raise NotImplementedError(
            "Addition between a sparse array X and a dense array Y is not implemented when the output shape is larger than "
            "Y.shape. This is to prevent silent densification of a large sparse array. If this is your intent, you can "
            "explicitly cast the sparse array to a dense matrix."
        )
    return x.todense() + y


def _multiplied(x, y):
    if isinstance(y, BCOO):
        if x.shape != y.shape or x.n_dense or y.n_dense:
            _refused("multiplication", "of such sparse arrays is not there")
        same = (x.indices[:, None, :] == y.indices[None, :, :]).all(-1)
        same &= (x.indices < _jnp.array(x.shape)).all(1)[:, None]
        data = _jnp.where(same, x.data[:, None] * y.data[None, :], 0).reshape(-1)
        sizes = _jnp.array(x.shape, x.indices.dtype)
        indices = _jnp.where(same[..., None], x.indices[:, None, :], sizes).reshape(-1, x.n_sparse)
        # Those that are met come first.
        order = _jnp.argsort(~same.reshape(-1), stable=True)
        return x._with(data[order], indices[order], unique_indices=x.unique_indices and y.unique_indices)
    if _jnp.ndim(y) == 0:
        return x._with(x.data * y)
    y = _jnp.broadcast_to(y, x.shape)
    return x._with(x.data * y.at[x._places()].get(mode="fill", fill_value=0))


def _product(x, y):
    contracted = ((len(x.shape) - 1,), (max(len(y.shape) - 2, 0),))
    return bcoo_dot_general(x, y, dimension_numbers=(contracted, ((), ())))


def bcoo_dot_general(lhs, rhs, *, dimension_numbers, precision=None, preferred_element_type=None, out_sharding=None):
    """The product of arrays of which at least one is sparse, along axes; for two sparse ones a sparse one."""
    (left, right), (left_batch, right_batch) = dimension_numbers
    if left_batch or right_batch:
        _refused("bcoo_dot_general", "with axes for batches is not there")
    left = [at % len(lhs.shape) for at in left]
    right = [at % len(rhs.shape) for at in right]
    if [lhs.shape[at] for at in left] != [rhs.shape[at] for at in right]:
        sizes = tuple(lhs.shape[at] for at in left), tuple(rhs.shape[at] for at in right)
        raise TypeError(
            f"dot_general requires contracting dimensions to have the same shape, got {sizes[0]} and {sizes[1]}."
        )
    if not isinstance(lhs, BCOO):
        found = bcoo_dot_general(rhs, lhs, dimension_numbers=((right, left), ((), ())))
        count = len(rhs.shape) - len(right)
        return _jnp.moveaxis(found, range(count), range(-count, 0)) if count else found
    if isinstance(rhs, BCOO):
        return _sparse_product(lhs, rhs, left, right)
    if lhs.n_dense and any(at >= lhs.n_sparse for at in left):
        return _lax.dot_general(lhs.todense(), rhs, dimension_numbers)
    rhs = _jnp.moveaxis(_jnp.asarray(rhs), right, range(len(right)))
    free = [at for at in range(lhs.n_sparse) if at not in left]
    met = rhs.at[lhs._places(left)].get(mode="fill", fill_value=0)
    rest = met.ndim - 1
    data = lhs.data.reshape(lhs.data.shape + (1,) * rest)
    met = met.reshape((met.shape[0],) + (1,) * lhs.n_dense + met.shape[1:])
    # Places past the end hold zero.
    found = data * met
    shape = tuple(lhs.shape[at] for at in range(lhs.ndim) if at not in left) + rhs.shape[len(right) :]
    if not free:
        return found.sum(0)
    return _jnp.zeros(shape, found.dtype).at[lhs._places(free)].add(found, mode="drop")


def _sparse_product(x, y, left, right):
    if x.n_dense or y.n_dense:
        _refused("bcoo_dot_general", "of two sparse arrays with dense axes is not there")
    met = (x.indices[:, None, left] == y.indices[None, :, right]).all(-1)
    met &= (x.indices < _jnp.array(x.shape)).all(1)[:, None]
    data = _jnp.where(met, x.data[:, None] * y.data[None, :], 0).reshape(-1)
    free, other = ([at for at in range(it.n_sparse) if at not in axes] for it, axes in ((x, left), (y, right)))
    shape = tuple(x.shape[at] for at in free) + tuple(y.shape[at] for at in other)
    if not shape:
        return data.sum()
    pair = (x.nse, y.nse)
    rows = _jnp.broadcast_to(x.indices[:, None, free], (*pair, len(free)))
    columns = _jnp.broadcast_to(y.indices[None, :, other], (*pair, len(other)))
    indices = _jnp.concatenate([rows, columns], -1)
    inside = (x.indices < _jnp.array(x.shape)).all(1)[:, None] & (y.indices < _jnp.array(y.shape)).all(1)[None, :]
    indices = _jnp.where(inside[..., None], indices, _jnp.array(shape, indices.dtype)).reshape(-1, len(shape))
    found = BCOO((data, indices), shape=shape)
    return found.sum_duplicates(nse=min(found.nse, _math.prod(shape)), remove_zeros=False)


class _Compressed(JAXSparse):
    # Two axes, of which one is compressed.
    nse = property(lambda self: self.data.size)
    dtype = property(lambda self: self.data.dtype)

    def __init__(self, args, *, shape):
        self.data, self.indices, self.indptr = map(_jnp.asarray, args)
        self.shape = tuple(shape)

    @classmethod
    def fromdense(cls, mat, *, nse=None, index_dtype=_np.int32):
        """The elements of a matrix that are not zero."""
        mat = _jnp.asarray(mat)
        own = BCOO.fromdense(mat if cls._by_rows else mat.T, nse=nse, index_dtype=index_dtype)
        counts = _jnp.bincount(own.indices[:, 0], length=own.shape[0])
        indptr = _jnp.concatenate([_jnp.zeros(1, index_dtype), _jnp.cumsum(counts).astype(index_dtype)])
        return cls((own.data, own.indices[:, 1], indptr), shape=mat.shape)

    def _bcoo(self):
        rows = _jnp.searchsorted(self.indptr, _jnp.arange(self.nse), side="right") - 1
        places = [rows, self.indices] if self._by_rows else [self.indices, rows]
        return BCOO((self.data, _jnp.stack(places, -1).astype(self.indices.dtype)), shape=self.shape)

    def todense(self):
        """The whole matrix."""
        return self._bcoo().todense()

    def to_bcoo(self):
        """The matrix with a place for each element."""
        return self._bcoo()

    def __matmul__(self, other):
        return self._bcoo() @ (other._bcoo() if isinstance(other, _Compressed) else other)

    def transpose(self, axes=None):
        """The matrix with its axes exchanged."""
        return self._other((self.data, self.indices, self.indptr), shape=self.shape[::-1])

    def tree_flatten(self):
        return (self.data, self.indices, self.indptr), (("shape", self.shape),)

    @classmethod
    def tree_unflatten(cls, aux_data, children):
        found = object.__new__(cls)
        found.data, found.indices, found.indptr = children
        found.__dict__.update(aux_data)
        return found


@_tree.register_pytree_node_class
class CSR(_Compressed):
    """A matrix whose elements are stored row by row."""

    _by_rows = True


@_tree.register_pytree_node_class
class CSC(_Compressed):
    """A matrix whose elements are stored column by column."""

    _by_rows = False


@_tree.register_pytree_node_class
class BCSR(_Compressed):
    """A matrix whose elements are stored row by row."""

    _by_rows = True

    @classmethod
    def from_bcoo(cls, arr):
        """The matrix that another is."""
        return cls.fromdense(arr.todense(), nse=arr.nse)

    def transpose(self, axes=None):
        """Refused, as by JAX."""
        raise NotImplementedError("BCSR.transpose")


CSR._other, CSC._other = CSC, CSR


@_tree.register_pytree_node_class
class COO(BCOO):
    """A matrix of elements, rows and columns."""

    row = property(lambda self: self.indices[:, 0])
    col = property(lambda self: self.indices[:, 1])

    def __init__(self, args, *, shape, rows_sorted=False, cols_sorted=False):
        data, row, col = args
        super().__init__((data, _jnp.stack([_jnp.asarray(row), _jnp.asarray(col)], -1)), shape=shape)

    @classmethod
    def fromdense(cls, mat, *, nse=None, index_dtype=_np.int32):
        """The elements of a matrix that are not zero."""
        own = BCOO.fromdense(mat, nse=nse, index_dtype=index_dtype)
        return cls((own.data, own.indices[:, 0], own.indices[:, 1]), shape=own.shape)

    def transpose(self, axes=None):
        """The matrix with its axes exchanged."""
        return COO((self.data, self.col, self.row), shape=self.shape[::-1])


_FORMATS = {"bcoo": BCOO, "csr": CSR, "csc": CSC, "coo": COO, "bcsr": BCSR}


def todense(arr):
    """The whole array: dense ones as they are."""
    return arr.todense() if isinstance(arr, JAXSparse) else arr


def empty(shape, dtype=None, index_dtype="int32", sparse_format="bcoo", **kwds):
    """An array of which nothing is stored."""
    return _FORMATS[sparse_format].fromdense(_jnp.zeros(shape, dtype), nse=0, **kwds)


def eye(N, M=None, k=0, dtype=None, index_dtype="int32", sparse_format="bcoo", **kwds):
    """A matrix with ones on a diagonal."""
    return _FORMATS[sparse_format].fromdense(_jnp.eye(N, M, k, dtype), **kwds)


def random_bcoo(
    key, shape, *, dtype=float, indices_dtype=int, nse=0.2, n_batch=0, n_dense=0, unique_indices=True,
    sorted_indices=False, generator=_jax.random.uniform, **kwds
):
    """An array of random elements at random places."""
    if n_batch:
        _refused("BCOO with n_batch", "has axes for batches, which are not there")
    sparse = tuple(shape)[: len(shape) - n_dense]
    size = _math.prod(sparse)
    if not 0 <= nse < size:
        raise ValueError(f"got {nse=}, expected to be between 0 and {size}")
    nse = _math.ceil(nse * size) if 0 < nse < 1 else _operator.index(nse)
    for_data, for_places = _jax.random.split(key, 2)
    data = generator(for_data, shape=(nse, *tuple(shape)[len(sparse) :]), dtype=dtype, **kwds)
    flat = _jax.random.choice(for_places, size, shape=(nse,), replace=not unique_indices).astype(indices_dtype)
    found = BCOO((data, _jnp.column_stack(_jnp.unravel_index(flat, sparse))), shape=shape)
    return found.sort_indices() if sorted_indices else found


def bcoo_fromdense(mat, *, nse=None, n_batch=0, n_dense=0, index_dtype=_np.int32):
    """The elements of an array that are not zero."""
    return BCOO.fromdense(mat, nse=nse, n_batch=n_batch, n_dense=n_dense, index_dtype=index_dtype)


def bcoo_todense(mat):
    """The whole array."""
    return mat.todense()


def bcoo_transpose(mat, *, permutation):
    """The array with its axes in another order."""
    return mat.transpose(permutation)


def bcoo_sum_duplicates(mat, nse=None):
    """The array with each place once, in order."""
    return mat.sum_duplicates(nse)


def bcoo_sort_indices(mat):
    """The array with its places in order."""
    return mat.sort_indices()


def bcoo_reduce_sum(mat, *, axes):
    """The sum along axes."""
    return mat.sum(tuple(axes))


def bcoo_reshape(mat, *, new_sizes, dimensions=None, sharding=None):
    """The array in another shape."""
    return mat.reshape(tuple(new_sizes))


def bcoo_multiply_dense(sp_mat, v):
    """The stored elements of a product with a dense array."""
    return _multiplied(sp_mat, v)


def bcoo_multiply_sparse(lhs, rhs):
    """The product of two sparse arrays, element by element."""
    return _multiplied(lhs, rhs)


def bcoo_extract(sparr, arr, *, assume_unique=None):
    """The elements of an array at the places of another."""
    return sparr._with(_jnp.asarray(arr).at[sparr._places()].get(mode="fill", fill_value=0))


def bcoo_concatenate(operands, *, dimension):
    """Sparse arrays one behind the other along an axis."""
    operands, before, data, indices = list(operands), 0, [], []
    for it in operands:
        data.append(it.data)
        indices.append(it.indices.at[:, dimension].add(before))
        before += it.shape[dimension]
    shape = tuple(before if at == dimension else size for at, size in enumerate(operands[0].shape))
    return operands[0]._with(_jnp.concatenate(data), _jnp.concatenate(indices), shape, indices_sorted=False)


# What `sparsify` does with each primitive: functions of operands and parameters, of which one operand is sparse.

_LINEAR = ["abs", "asin", "asinh", "atan", "atanh", "copy", "expm1", "imag", "log1p", "neg", "real", "sign", "sin", "sinh"]
_LINEAR += ["sqrt", "tan", "tanh", "convert_element_type", "integer_pow", "cbrt", "square"]


def _only_dense(name):
    raise NotImplementedError(
        f"sparse rule for {name} is not implemented because it would result in dense output. If this is your intent, use "
        "sparse.todense() to convert your arguments to dense matrices."
    )


def _plain(eqn, x):
    return x._with(eqn.primitive.bind(x.data, **eqn.params))


_RULES = {name: _plain for name in _LINEAR}
_RULES |= {
    "add": lambda eqn, x, y: _added(x, y) if isinstance(x, BCOO) else _added(y, x),
    "add_any": lambda eqn, x, y: _added(x, y) if isinstance(x, BCOO) else _added(y, x),
    "sub": lambda eqn, x, y: _added(x, -y) if isinstance(x, BCOO) else _added(-y, x),
    "mul": lambda eqn, x, y: _multiplied(x, y) if isinstance(x, BCOO) else _multiplied(y, x),
    "div": lambda eqn, x, y: x / y if isinstance(x, BCOO) else _refused("division", "by a sparse array is not there"),
    "transpose": lambda eqn, x: x.transpose(eqn.params["permutation"]),
    "reshape": lambda eqn, x: x.reshape(eqn.params["new_sizes"]),
    "reduce_sum": lambda eqn, x: _reduced(x, eqn.params["axes"]),
    "dot_general": lambda eqn, x, y: bcoo_dot_general(x, y, dimension_numbers=eqn.params["dimension_numbers"]),
    "squeeze": lambda eqn, x: x.sum(tuple(eqn.params["dimensions"])),
}


def _reduced(x, axes):
    found = x.sum(tuple(axes))
    return found.todense() if not found.shape else found


def _interpreted(jaxpr, consts, args):
    known = dict(zip(jaxpr.constvars, consts)) | dict(zip(jaxpr.invars, args))
    read = lambda atom: atom.val if isinstance(atom, _Literal) else known[atom]
    for eqn in jaxpr.eqns:
        operands = [read(atom) for atom in eqn.invars]
        name = str(eqn.primitive)
        if not any(isinstance(it, JAXSparse) for it in operands):
            found = eqn.primitive.bind(*operands, **eqn.params)
            found = found if eqn.primitive.multiple_results else [found]
        elif name in ("jit", "pjit"):
            inner = eqn.params["jaxpr"]
            found = _interpreted(inner.jaxpr, inner.consts, operands)
        elif name in _RULES:
            found = [_RULES[name](eqn, *operands)]
        elif name in ("cos", "exp", "log", "eq", "ne", "lt", "le", "gt", "ge", "cosh", "logistic", "max", "min"):
            _only_dense(name)
        else:
            raise NotImplementedError(f"sparse rule for {name} is not implemented.")
        known.update(zip(eqn.outvars, found))
    return [read(atom) for atom in jaxpr.outvars]


def _is_sparse(it):
    return isinstance(it, JAXSparse)


def sparsify(f, use_tracer=False):
    """A function of dense arrays as one of sparse ones too.

    >>> from jax.experimental import sparse
    >>> M = sparse.BCOO.fromdense(jnp.arange(4.0).reshape(2, 2))
    >>> sparse.sparsify(lambda M, v: 2 * M.T @ v)(M, jnp.ones(2))
    Array([4., 8.], dtype=float32)
    """

    @_functools.wraps(f)
    def wrapped(*args, **kwargs):
        leaves, tree = _tree.tree_flatten((args, kwargs), is_leaf=_is_sparse)
        leaves = [it._bcoo() if isinstance(it, _Compressed) else it for it in leaves]
        shapes = [_jax.ShapeDtypeStruct(it.shape, it.dtype) if _is_sparse(it) else it for it in leaves]

        def flat(*leaves):
            args, kwargs = _tree.tree_unflatten(tree, leaves)
            return f(*args, **kwargs)

        jaxpr, out = _jax.make_jaxpr(flat, return_shape=True)(*shapes)
        return _tree.tree_unflatten(_tree.tree_structure(out), _interpreted(jaxpr.jaxpr, jaxpr.consts, leaves))

    return wrapped


def value_and_grad(fun, argnums=0, has_aux=False, **kwargs):
    """As `jax.value_and_grad`; the gradient by a sparse array is one with the same places."""
    places = (argnums,) if isinstance(argnums, int) else tuple(argnums)
    sparse = sparsify(fun)

    def both(*args, **kwds):
        def of_data(*data):
            own = list(args)
            for at, it in zip(places, data):
                own[at] = own[at]._with(it) if _is_sparse(own[at]) else it
            return sparse(*own, **kwds)

        data = [args[at].data if _is_sparse(args[at]) else args[at] for at in places]
        numbers = tuple(range(len(places)))
        value, found = _jax.value_and_grad(of_data, numbers, has_aux=has_aux, **kwargs)(*data)
        found = tuple(args[at]._with(it) if _is_sparse(args[at]) else it for at, it in zip(places, found))
        return value, found[0] if isinstance(argnums, int) else found

    return both


def grad(fun, argnums=0, has_aux=False, **kwargs):
    """As `jax.grad`; the gradient by a sparse array is one with the same places.

    >>> from jax.experimental import sparse
    >>> sparse.grad(lambda X, y: X @ y)(sparse.BCOO.fromdense(jnp.arange(3.0)), jnp.ones(3))
    BCOO(float32[3], nse=2)
    """
    both = value_and_grad(fun, argnums, has_aux, **kwargs)

    def only(*args, **kwds):
        value, found = both(*args, **kwds)
        return (found, value[1]) if has_aux else found

    return only


def __getattr__(name):
    if name in ("bcoo_slice", "bcoo_dynamic_slice", "bcoo_gather", "bcoo_squeeze", "bcoo_rev", "bcoo_update_layout"):
        _refused(name)
    raise AttributeError(f"module 'jax.experimental.sparse' has no attribute '{name}'")

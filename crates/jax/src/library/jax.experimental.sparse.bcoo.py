"""Arrays of elements and their places, with axes for batches first, of places then, and dense ones last."""

import importlib as _importlib
import math as _math
import operator as _operator
import warnings as _warnings

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp, tree_util as _tree
from jax.experimental.sparse._base import JAXSparse as _JAXSparse, SparseEfficiencyError as _SparseEfficiencyError
from jax.experimental.sparse._base import SparseEfficiencyWarning as _SparseEfficiencyWarning
from jax.experimental.sparse._base import _folded


def _shapes():
    return _importlib.import_module("jax.experimental.sparse._shapes")


def _products():
    return _importlib.import_module("jax.experimental.sparse._products")


@_tree.register_pytree_node_class
class BCOO(_JAXSparse):
    """An array of elements (`data`) and their places (`indices`, a row each); what axes come before those are batches.

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
        self._check()

    def _check(self):
        data, indices, shape, count = self.data, self.indices, self.shape, self.n_batch
        n_dense, nse = len(shape) - count - self.n_sparse, self.nse
        for name, of in (("indices", indices), ("data", data)):
            if any(one not in (1, size) for one, size in zip(of.shape[:count], shape)):
                raise ValueError(f"{name} batch dimensions not compatible for {name}.shape={of.shape}, {shape=}")
        if data.shape[count:] != (nse, *shape[count + self.n_sparse :]):
            raise ValueError(f"Invalid data.shape={data.shape} for {nse=}, n_batch={count}, {n_dense=}")

    def _more(self):
        batch = f", n_batch={self.n_batch}" if self.n_batch else ""
        return batch + (f", n_dense={self.n_dense}" if self.n_dense else "")

    @property
    def _sizes(self):
        # Those of the axes of places.
        return self.shape[self.n_batch : self.n_batch + self.n_sparse]

    @property
    def _kinds(self):
        end = self.n_batch + self.n_sparse
        return self.shape[: self.n_batch], self.shape[self.n_batch : end], self.shape[end:]

    def _with(self, data, indices=None, shape=None, **flags):
        flags = flags or {} if indices is not None else {"indices_sorted": self.indices_sorted, "unique_indices": self.unique_indices}
        indices = self.indices if indices is None else indices
        return BCOO((data, indices), shape=self.shape if shape is None else shape, **flags)

    def _whole(self):
        # Data and places, of which each batch has its own.
        batch = self.shape[: self.n_batch]
        data = _jnp.broadcast_to(self.data, batch + self.data.shape[len(batch) :])
        return data, _jnp.broadcast_to(self.indices, batch + self.indices.shape[len(batch) :])

    def tree_flatten(self):
        flags = {"shape": self.shape, "indices_sorted": self.indices_sorted, "unique_indices": self.unique_indices}
        return (self.data, self.indices), flags

    @classmethod
    def tree_unflatten(cls, aux_data, children):
        found = object.__new__(cls)
        found.data, found.indices = children
        found.__dict__.update(aux_data)
        # Below `vmap` the children have an axis less or more in front, and so has the array.
        if all(hasattr(it, "ndim") for it in children) and found.indices.ndim >= 2:
            more = found.n_batch + found.n_sparse + found.n_dense - len(found.shape)
            found.shape = found.data.shape[:more] + found.shape if more > 0 else found.shape[-more:]
        return found

    @classmethod
    def fromdense(cls, mat, *, nse=None, index_dtype=_np.int32, n_dense=0, n_batch=0):
        """The elements of an array that are not zero; of `nse` places those that are left hold zero, past the end."""
        return bcoo_fromdense(mat, nse=nse, index_dtype=index_dtype, n_dense=n_dense, n_batch=n_batch)

    @classmethod
    def from_scipy_sparse(cls, mat, *, index_dtype=None, n_dense=0, n_batch=0):
        """The array that a sparse matrix of SciPy's is."""
        if n_dense or n_batch:
            raise NotImplementedError("BCOO.fromscipy with nonzero n_dense/n_batch")
        mat = mat.tocoo()
        return cls((mat.data, _jnp.column_stack((mat.row, mat.col)).astype(index_dtype or "int32")), shape=mat.shape)

    def todense(self):
        """The whole array."""
        return bcoo_todense(self)

    def transpose(self, axes=None):
        """The array with its axes in another order, each among those of its kind."""
        axes = tuple(range(self.ndim))[::-1] if axes is None else tuple(axes)
        found = bcoo_transpose(self, permutation=axes)
        own = tuple(axes[self.n_batch : self.n_batch + self.n_sparse])
        same = own == tuple(range(self.n_batch, self.n_batch + self.n_sparse))
        return found._with(found.data, found.indices, indices_sorted=same and self.indices_sorted, unique_indices=self.unique_indices)

    def sum(self, axis=None):
        """The sum of all elements, or along axes."""
        axes = range(self.ndim) if axis is None else (axis,) if isinstance(axis, int) else axis
        found = _shapes().bcoo_reduce_sum(self, axes=tuple(at % self.ndim for at in axes))
        return found if found.shape else found.data.sum()

    def reshape(self, *shape):
        """The array in another shape."""
        shape = tuple(shape[0]) if len(shape) == 1 and not isinstance(shape[0], int) else shape
        return _shapes().bcoo_reshape(self, new_sizes=_np.empty(self.shape, bool).reshape(shape).shape)

    def sort_indices(self):
        """The array with its places in order."""
        return bcoo_sort_indices(self)

    def sum_duplicates(self, nse=None, remove_zeros=True):
        """The array with each place once, in order; without those that hold zero unless `remove_zeros` says otherwise."""
        return (bcoo_eliminate_zeros if remove_zeros else bcoo_sum_duplicates)(self, nse=nse)

    def update_layout(self, *, n_batch=None, n_dense=None, on_inefficient="error"):
        """The array with another number of axes for batches, or of dense ones."""
        return bcoo_update_layout(self, n_batch=n_batch, n_dense=n_dense, on_inefficient=on_inefficient)

    def astype(self, dtype):
        """The array in another dtype."""
        return self._with(self.data.astype(dtype))

    @classmethod
    def _empty(cls, shape, *, dtype=None, index_dtype="int32", n_dense=0, n_batch=0, nse=0):
        n_sparse = len(shape) - n_dense - n_batch
        if min(n_sparse, n_dense, n_batch, nse) < 0:
            raise ValueError(f"Invalid inputs: {shape=}, {n_dense=}, {n_batch=}, {nse=}")
        return cls.fromdense(_jnp.zeros(shape, dtype), nse=nse, n_batch=n_batch, n_dense=n_dense, index_dtype=index_dtype)

    @classmethod
    def _eye(cls, N, M, k, *, dtype=None, index_dtype="int32", n_batch=0, n_dense=0):
        if min(2 - n_batch - n_dense, n_dense, n_batch) < 0:
            raise ValueError(f"Invalid inputs: shape={(N, M)}, {n_dense=}, {n_batch=}")
        return cls.fromdense(_jnp.eye(N, M, k, dtype), n_batch=n_batch, n_dense=n_dense, index_dtype=index_dtype)

    def __iter__(self):
        return iter(self[at] for at in range(self.shape[0]))

    def __neg__(self):
        return self._with(-self.data)

    def __pos__(self):
        return self

    def __abs__(self):
        own = self if self.unique_indices else bcoo_sum_duplicates(self, nse=self.nse)
        return own._with(abs(own.data))

    def __add__(self, other):
        return _products()._added(self, other, apart=True)

    __radd__ = __add__

    def __sub__(self, other):
        return _products()._added(self, -_products()._sparse_only(other), apart=True)

    def __rsub__(self, other):
        return _products()._added(-self, _products()._sparse_only(other), apart=True)

    def __mul__(self, other):
        return _products()._multiplied(self, other, apart=True)

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, _JAXSparse):
            _products()._divided()
        return self._with(_products().bcoo_multiply_dense(self, 1.0 / other))

    def __rtruediv__(self, other):
        _products()._divided()

    def __matmul__(self, other):
        return _products()._product(self, other)

    def __rmatmul__(self, other):
        return _products()._product(other, self)

    def __getitem__(self, item):
        from jax.experimental.sparse.transform import sparsify

        items = item if isinstance(item, tuple) else (item,)
        if not all(it is None or it is ... or isinstance(it, (int, slice)) for it in items):
            return sparsify(lambda it: it[item])(self)
        if ... not in items:
            items += (...,)
        at = items.index(...)
        missing = self.ndim - sum(it is not None and it is not ... for it in items)
        if missing < 0:
            raise IndexError(f"Too many indices: array is {self.ndim}-dimensional, but {self.ndim - missing} were indexed")
        items = items[:at] + (slice(None),) * missing + items[at + 1 :]
        starts, limits, steps, gone, reversed_, kept, shape = [], [], [], [], [], [], []
        for one, size in zip([it for it in items if it is not None], self.shape):
            if isinstance(one, int):
                gone.append(len(starts))
                one = min(max(one + size if one < 0 else one, 0), size - 1)
                one = slice(one, one + 1)
            start, stop, step = one.indices(size)
            if step < 0:
                count = len(range(start, stop, step))
                start, stop, step = start + (count - 1) * step, start + 1, -step
                reversed_.append(len(starts))
            starts.append(start), limits.append(max(stop, start)), steps.append(step)
        found = _shapes().bcoo_slice(self, start_indices=starts, limit_indices=limits, strides=steps)
        found = _shapes().bcoo_rev(found, reversed_) if reversed_ else found
        found = _shapes().bcoo_squeeze(found, dimensions=gone) if gone else found
        if None in items:
            left, sizes = [it for it in items if not isinstance(it, int)], iter(found.shape)
            shape = tuple(1 if it is None else next(sizes) for it in left)
            kept = tuple(at for at, it in enumerate(left) if it is not None)
            found = _shapes().bcoo_broadcast_in_dim(found, shape=shape, broadcast_dimensions=kept)
        return found


def _counted(mat, n_batch, n_dense):
    mask = (mat != 0).any(tuple(range(mat.ndim - n_dense, mat.ndim))) if n_dense else mat != 0
    found = mask.sum(tuple(range(n_batch, mask.ndim)))
    return found.max() if found.size else 0


def bcoo_fromdense(mat, *, nse=None, n_batch=0, n_dense=0, index_dtype=_np.int32):
    """The elements of an array that are not zero: of each batch as many as that with the most has, or `nse`."""
    mat = _jnp.asarray(mat)
    if nse is None:
        nse = _counted(mat, n_batch, n_dense)
        if isinstance(nse, _jax.core.Tracer):
            raise _jax.errors.ConcretizationTypeError(
                "Abstract tracer value encountered where concrete value is expected: traced array with shape "
                f"{nse.aval.str_short()}\n\nThe error arose for the nse argument of bcoo_fromdense. In order for\n"
                "BCOO.fromdense() to be used in traced/compiled code, you must pass a concrete\nvalue to the nse (number of "
                "stored elements) argument.\n",
            )
    nse = _operator.index(nse)

    def each(own):
        mask = (own != 0).any(tuple(range(own.ndim - n_dense, own.ndim))) if n_dense else own != 0
        if not mask.ndim:
            data = _jnp.where(_jnp.arange(nse).reshape((-1, *[1] * n_dense)) < mask, own[None], 0)
            return data, _jnp.zeros((nse, 0), index_dtype)
        places = _jnp.nonzero(mask, size=nse, fill_value=mask.shape)
        return own.at[places].get(mode="fill", fill_value=0), _jnp.stack(places, -1).astype(index_dtype)

    return BCOO(_folded(each, n_batch)(mat), shape=mat.shape, indices_sorted=True, unique_indices=True)


def bcoo_todense(mat):
    """The whole array."""
    return _dense(*mat._whole(), mat.shape, mat.n_batch)


def _dense(data, indices, shape, n_batch):
    def each(data, indices):
        zeros = _jnp.zeros(shape[n_batch:], data.dtype)
        if not indices.shape[1]:
            return zeros + data.sum(0)
        return zeros.at[_places(indices)].add(data, mode="drop")

    return _folded(each, n_batch)(data, indices)


def _places(indices, axes=None):
    axes = range(indices.shape[1]) if axes is None else axes
    return tuple(indices[:, at] for at in axes)


def bcoo_extract(sparr, arr, *, assume_unique=None):
    """The elements of an array at the places of another."""
    if not isinstance(sparr, BCOO):
        raise TypeError(f"First argument to bcoo_extract should be a BCOO array. Got type(sparr)={type(sparr)}")
    arr = _jnp.asarray(arr)
    if arr.shape != sparr.shape:
        raise ValueError(f"shape mismatch: sparr.shape={sparr.shape} a.shape={arr.shape}")
    if assume_unique is None:
        assume_unique = sparr.unique_indices
    return sparr._with(_extracted(sparr.indices, arr, assume_unique))


def _extracted(indices, arr, assume_unique=True):
    n_batch = indices.ndim - 2
    indices = _jnp.broadcast_to(indices, arr.shape[:n_batch] + indices.shape[n_batch:])

    def each(indices, arr):
        if not indices.shape[1]:
            found = _jnp.broadcast_to(arr, (indices.shape[0], *arr.shape))
        else:
            found = arr.at[_places(indices)].get(mode="fill", fill_value=0)
        if assume_unique:
            return found
        # Of places that are there again the first one has the element.
        same = (indices[:, None] == indices[None]).all(-1)
        first = ~_jnp.tril(same, -1).any(1)
        return _jnp.where(first.reshape((-1, *[1] * (found.ndim - 1))), found, 0)

    return _folded(each, n_batch)(indices, arr)


def bcoo_transpose(mat, *, permutation):
    """The array with its axes in another order, each among those of its kind."""
    axes, count, ends = tuple(permutation), mat.n_batch, mat.n_batch + mat.n_sparse
    if sorted(axes) != list(range(mat.ndim)):
        raise ValueError(f"transpose permutation isn't a permutation of operand dimensions, got permutation {axes} for operand shape {mat.shape}.")
    batch, sparse, dense = axes[:count], axes[count:ends], axes[ends:]
    if any(at >= count for at in batch):
        raise NotImplementedError("transpose permutation cannot permute batch axes with non-batch axes; "
                                  f"got permutation {axes}, with n_batch={count}.")
    if any(not count <= at < ends for at in sparse):
        raise NotImplementedError("transpose permutation cannot permute dense axes with non-dense axes; "
                                  f"got permutation {axes}, with n_dense={mat.n_dense}.")
    data = mat.data.transpose((*batch, count, *(at - mat.n_sparse + 1 for at in dense)))
    indices = mat.indices[..., _np.array([at - count for at in sparse], int)].transpose((*batch, count, count + 1))
    return BCOO((data, indices), shape=tuple(mat.shape[at] for at in axes), unique_indices=mat.unique_indices)


def bcoo_sort_indices(mat):
    """The array with its places in order."""

    def each(data, indices):
        order = _jnp.lexsort(_places(indices)[::-1]) if indices.shape[1] else _jnp.arange(indices.shape[0])
        return data[order], indices[order]

    found = _folded(each, mat.n_batch)(*mat._whole())
    return BCOO(found, shape=mat.shape, indices_sorted=True, unique_indices=mat.unique_indices)


def bcoo_eliminate_zeros(mat, nse=None):
    """The array with each place once, in order, without those that hold zero."""
    data, indices = mat._whole()
    zero = (data == 0).all(tuple(range(mat.n_batch + 1, data.ndim)))
    indices = _jnp.where(zero[..., None], _jnp.array(mat._sizes, indices.dtype), indices)
    return bcoo_sum_duplicates(BCOO((data, indices), shape=mat.shape), nse=nse)


def bcoo_sum_duplicates(mat, nse=None):
    """The array with each place once, in order."""
    sizes = mat._sizes
    data, indices = mat._whole()
    total = _math.prod(sizes)
    outside = (indices >= _jnp.array(sizes, indices.dtype)).any(-1)
    if nse is None:
        # As many as the batch with the most has, without those that are past the end.
        rows = _np.asarray(_jnp.where(outside[..., None], -1, indices)).reshape(-1, mat.nse, mat.n_sparse).tolist()
        gone = (-1,) * mat.n_sparse
        nse = max((len({tuple(row) for row in own} - ({gone} if sizes else set())) for own in rows), default=0)

    def each(data, indices, outside):
        flat = _jnp.zeros(len(indices), indices.dtype)
        for place, size in zip(indices.T, sizes):
            flat = flat * size + place
        flat = _jnp.where(outside, total, flat)
        flat, at = _jnp.unique(flat, size=nse, fill_value=total, return_inverse=True)
        places = []
        for size in sizes[::-1]:
            places.insert(0, _jnp.where(flat < total, flat % max(size, 1), size))
            flat = _jnp.where(flat < total, flat // max(size, 1), total)
        unique = _jnp.stack(places, -1) if places else _jnp.zeros((nse, 0), indices.dtype)
        at = _jnp.where(outside, nse, at.reshape(-1))
        data = _jnp.zeros((nse, *data.shape[1:]), data.dtype).at[at].add(data, mode="drop")
        return data, unique.astype(indices.dtype)

    found = _folded(each, mat.n_batch)(data, indices, outside)
    return BCOO(found, shape=mat.shape, indices_sorted=True, unique_indices=True)


def _inefficient(kind, what):
    if kind == "error":
        raise _SparseEfficiencyError(
            f"{what} To disable this error, set the on_inefficient argument of bcoo_update_layout to 'warn' or None."
        )
    if kind == "warn":
        _warnings.warn(f"{what} To disable this warning, set the on_inefficient argument of bcoo_update_layout to None.",
                       category=_SparseEfficiencyWarning)


def bcoo_update_layout(mat, *, n_batch=None, n_dense=None, on_inefficient="error"):
    """The array with another number of axes for batches, or of dense ones."""
    n_batch = mat.n_batch if n_batch is None else _operator.index(n_batch)
    n_dense = mat.n_dense if n_dense is None else _operator.index(n_dense)
    if (n_batch, n_dense) == (mat.n_batch, mat.n_dense):
        return mat
    if on_inefficient not in ("error", "warn", None):
        raise ValueError("on_inefficent={on_inefficient!r}; expected one of ['error', 'warn', None].")
    for name, count in (("n_batch", n_batch), ("n_dense", n_dense)):
        if count < 0:
            raise ValueError(f"{name} must be non-negative; got {count}")
    if n_batch + n_dense > mat.ndim:
        raise ValueError(f"sum of {n_batch=} and {n_dense=} cannot be larger than mat.ndim={mat.ndim}.")
    shape, count, ndim = mat.shape, mat.n_batch, mat.ndim
    for name, new, old, between in (
        ("n_dense", n_dense, mat.n_dense, shape[ndim - n_dense : ndim - mat.n_dense]),
        ("n_batch", n_batch, count, shape[count:n_batch]),
    ):
        if new > old and any(size > 1 for size in between):
            _inefficient(on_inefficient, f"For matrix of shape {shape}, increasing {name} from {old} to {new} results in inefficient storage.")
    data, indices = mat._whole()
    if n_dense < mat.n_dense:
        less = mat.n_dense - n_dense
        data, indices = _folded(lambda d, i: _folded(lambda d, i: _spread(d, i, less, False), 1)(d, i), count)(data, indices)
        data = data.reshape(*data.shape[:count], -1, *data.shape[count + 2 :])
        indices = indices.reshape(*indices.shape[:count], -1, indices.shape[-1])
    if n_batch < count:
        data, indices = _folded(lambda d, i: _spread(d, i, count - n_batch, True), n_batch)(data, indices)
        count = n_batch
    if n_dense > mat.n_dense:
        more = n_dense - mat.n_dense

        def deeper(d, i):
            whole = _jnp.zeros(shape[ndim - n_dense :], d.dtype).at[tuple(i[-more:])].set(d, mode="drop")
            return whole, i[:-more]

        data, indices = _folded(deeper, count + 1)(data, indices)
    if n_batch > count:
        more, between = n_batch - count, shape[count:n_batch]

        def wider(d, i):
            own = _jnp.zeros((*between, *d.shape), d.dtype)
            own = own.at[(*_places(i, range(more)), _jnp.arange(len(i)))].set(d, mode="drop")
            return own, _jnp.broadcast_to(i[:, more:], (*between, len(i), i.shape[1] - more))

        data, indices = _folded(wider, count)(data, indices)
    return BCOO((data, indices), shape=shape)


def _spread(data, indices, count, in_front):
    # The first `count` axes of the data become further places.
    sizes = data.shape[:count]
    grid = _jnp.indices(sizes, dtype=indices.dtype).reshape(count, -1).T
    total = _math.prod(sizes)
    if not in_front:
        rows = _jnp.broadcast_to(indices, (total, indices.shape[-1]))
        return data.reshape(total, *data.shape[count:]), _jnp.concatenate([rows, grid], -1)
    nse = indices.shape[-2]
    rows = _jnp.concatenate([_jnp.repeat(grid, nse, 0), indices.reshape(total * nse, -1)], -1)
    return data.reshape(total * nse, *data.shape[count + 1 :]), rows


def _flat(mat):
    # The same with places for all axes but the dense ones.
    return bcoo_update_layout(mat, n_batch=0)

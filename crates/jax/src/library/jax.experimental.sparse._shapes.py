"""Sparse arrays in other shapes, and parts of them."""

import math as _math
import operator as _operator

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp
from jax.experimental.sparse.bcoo import BCOO, bcoo_sum_duplicates, bcoo_transpose, bcoo_update_layout


def bcoo_reduce_sum(mat, *, axes):
    """The sum along axes: places are left out, so that they may be there several times."""
    axes = sorted(set(axes))
    count, end = mat.n_batch, mat.n_batch + mat.n_sparse
    data, indices = mat.data, mat.indices
    if any(at < count for at in axes):
        data, indices = mat._whole()
    data = data.sum(tuple(at - mat.n_sparse + 1 for at in axes if at >= end))
    if mat.n_sparse:
        inside = (indices < _jnp.array(mat._sizes, indices.dtype)).all(-1)
        data = _jnp.where(inside.reshape(inside.shape + (1,) * (data.ndim - inside.ndim)), data, 0)
    kept = [at for at in range(mat.n_sparse) if at + count not in axes]
    indices = indices[..., _np.array(kept, int)]
    gone = tuple(at for at in axes if at < count)
    left = tuple(at for at in range(count) if at not in gone)
    nse = mat.nse * _math.prod(mat.shape[at] for at in gone)
    if gone:
        data = data.transpose((*left, *gone, *range(count, data.ndim)))
        data = data.reshape(*data.shape[: len(left)], nse, *data.shape[count + 1 :])
        indices = indices.transpose((*left, *gone, count, count + 1)).reshape(*(mat.shape[at] for at in left), nse, len(kept))
    return BCOO((data, indices), shape=tuple(size for at, size in enumerate(mat.shape) if at not in axes))


def bcoo_reshape(mat, *, new_sizes, dimensions=None, sharding=None):
    """The array in another shape, in which no axis is of two kinds."""
    if dimensions is not None and tuple(dimensions) != tuple(range(mat.ndim)):
        mat = bcoo_transpose(mat, permutation=dimensions)
    new_sizes = tuple(map(_operator.index, new_sizes))
    batch, sparse, _ = map(_math.prod, mat._kinds)
    ends = _np.cumprod((*new_sizes,)) if new_sizes else _np.array([], int)
    if batch != 1 and batch not in ends:
        raise ValueError("bcoo_reshape: new shape cannot mix batch and sparse dimensions; "
                         f"got shape={mat.shape} new_shape={new_sizes} with n_batch={mat.n_batch}")
    if sparse != 1 and batch * sparse not in ends:
        raise ValueError("bcoo_reshape: new shape cannot mix sparse and dense dimensions; "
                         f"got shape={mat.shape} new_shape={new_sizes} with n_dense={mat.n_dense}")
    first, second = int(_np.searchsorted(ends, batch, "right")), int(_np.searchsorted(ends, batch * sparse, "right"))
    sizes = new_sizes[first:second]
    data, indices = mat._whole()
    data = data.reshape(*new_sizes[:first], mat.nse, *new_sizes[second:])
    indices = indices.reshape(*new_sizes[:first], mat.nse, mat.n_sparse)
    if not sizes:
        indices = _jnp.zeros((*indices.shape[:-1], 0), indices.dtype)
    elif mat.n_sparse:
        places = tuple(indices[..., at] for at in range(mat.n_sparse))
        flat = _jnp.ravel_multi_index(places, mat._sizes, mode="clip")
        outside = (indices >= _jnp.array(mat._sizes, indices.dtype)).any(-1, keepdims=True)
        new = _jnp.stack(_jnp.unravel_index(flat, sizes), -1).astype(indices.dtype)
        indices = _jnp.where(outside, _jnp.array(sizes, indices.dtype), new)
    else:
        indices = _jnp.zeros((*indices.shape[:-1], len(sizes)), indices.dtype)
    return BCOO((data, indices), shape=new_sizes)


def bcoo_rev(operand, dimensions):
    """The array with axes turned around."""
    count, end = operand.n_batch, operand.n_batch + operand.n_sparse
    batch = [at for at in dimensions if at < count]
    data = _lax.rev(operand.data, batch + [at + 1 - operand.n_sparse for at in dimensions if at >= end])
    indices = _lax.rev(operand.indices, batch)
    turned = [at - count for at in dimensions if count <= at < end]
    if turned:
        sizes = _jnp.array(operand._sizes, indices.dtype)
        mask = _np.isin(_np.arange(operand.n_sparse), turned)
        indices = _jnp.where(mask, sizes - 1 - indices, indices)
        indices = _jnp.where(indices < 0, sizes, indices)
    return BCOO((data, indices), shape=operand.shape)


def bcoo_squeeze(arr, *, dimensions):
    """The array without axes that are of one place."""
    gone = sorted(at % arr.ndim for at in dimensions)
    count, end = arr.n_batch, arr.n_batch + arr.n_sparse
    for at in gone:
        if arr.shape[at] != 1:
            raise ValueError(
                f"cannot select an axis to squeeze out which has size not equal to one, got shape={arr.shape} and dimensions={tuple(gone)}"
            )
    batch = tuple(at for at in gone if at < count)
    data = _lax.squeeze(arr.data, batch + tuple(at - arr.n_sparse + 1 for at in gone if at >= end))
    kept = _np.array([at for at in range(arr.n_sparse) if at + count not in gone], int)
    indices = _lax.squeeze(arr.indices[..., kept], batch)
    shape = tuple(size for at, size in enumerate(arr.shape) if at not in gone)
    return BCOO((data, indices), shape=shape, indices_sorted=arr.indices_sorted, unique_indices=arr.unique_indices)


def bcoo_slice(mat, *, start_indices, limit_indices, strides=None):
    """A part of an array, by its first and last places and steps along each axis."""
    starts, limits = list(map(_operator.index, start_indices)), list(map(_operator.index, limit_indices))
    steps = [1] * mat.ndim if strides is None else list(map(_operator.index, strides))
    if len(starts) != len(limits) or len(starts) != len(steps):
        raise ValueError(f"start_indices, limit_indices, and strides must have same length; got start_indices={start_indices}, "
                         f"limit_indices={limit_indices}, strides={strides}")
    if len(starts) != mat.ndim:
        raise ValueError(f"len(indices) = {len(starts)} does not match mat.ndim={mat.ndim}")
    count, end = mat.n_batch, mat.n_batch + mat.n_sparse
    cuts = [slice(a, b, c) for a, b, c in zip(starts, limits, steps)]
    of_batch = lambda it: tuple(slice(None) if it.shape[at] != mat.shape[at] else cuts[at] for at in range(count))
    data = mat.data[(*of_batch(mat.data), slice(None), *cuts[end:])]
    indices = mat.indices[of_batch(mat.indices)] if count else mat.indices
    shape = tuple(len(range(a, b, c)) for a, b, c in zip(starts, limits, steps))
    part = slice(count, end)
    whole = (starts[part], limits[part], steps[part]) == ([0] * mat.n_sparse, list(mat.shape[part]), [1] * mat.n_sparse)
    flags = {"indices_sorted": mat.indices_sorted, "unique_indices": mat.unique_indices}
    if whole:
        return BCOO((data, indices), shape=shape, **flags)
    a, b, c = (_jnp.array(it[part], indices.dtype) for it in (starts, limits, steps))
    inside = ((indices >= a) & (indices < b) & ((indices - a) % c == 0)).all(-1, keepdims=True)
    return _kept(data, _jnp.where(inside, (indices - a + c - 1) // c, _jnp.array(shape[part], indices.dtype)), inside, shape, flags)


def _kept(data, indices, inside, shape, flags):
    # What is inside of a part, in no more places than the part has.
    count = indices.ndim - 2
    mask = inside.reshape(inside.shape[:-1] + (1,) * (data.ndim - count - 1))
    found = BCOO((_jnp.where(mask, data, 0), indices), shape=shape, **flags)
    limit = _math.prod(found._sizes)
    return bcoo_sum_duplicates(found, nse=limit) if limit < found.nse else found


def bcoo_dynamic_slice(mat, start_indices, slice_sizes):
    """A part of an array of these sizes, from places that may be traced."""
    start_indices = tuple(start_indices)
    count, end = mat.n_batch, mat.n_batch + mat.n_sparse
    starts = [_jnp.clip(_jnp.asarray(at), 0, size - own) for at, size, own in zip(start_indices, mat.shape, slice_sizes)]
    shape = tuple(map(_operator.index, slice_sizes))

    def cut(it, places):
        for at, number in places:
            if it.shape[at] != 1 or mat.shape[number] == 1:
                it = _lax.dynamic_slice_in_dim(it, starts[number], shape[number], at)
        return it

    batch = [(at, at) for at in range(count)]
    data = cut(mat.data, batch + [(at - mat.n_sparse + 1, at) for at in range(end, mat.ndim)])
    indices = cut(mat.indices, batch)
    if not mat.n_sparse or shape[count:end] == mat._sizes:
        return BCOO((data, indices), shape=shape, indices_sorted=mat.indices_sorted, unique_indices=mat.unique_indices)
    first = _jnp.stack([_jnp.asarray(at, indices.dtype) for at in starts[count:end]])
    sizes = _jnp.array(shape[count:end], indices.dtype)
    inside = ((indices >= first) & (indices < first + sizes)).all(-1, keepdims=True)
    return _kept(data, _jnp.where(inside, indices - first, sizes), inside, shape, {"unique_indices": mat.unique_indices})


def bcoo_gather(operand, start_indices, dimension_numbers, slice_sizes, *, unique_indices=False, indices_are_sorted=False,
                mode=None, fill_value=None):
    """Parts of an array, as `lax.gather` takes them; those of places that are within it."""
    mode = _lax.GatherScatterMode.from_any(mode if mode is None or isinstance(mode, str) else str(mode).rpartition(".")[2].lower()) \
        if mode is not None else _lax.GatherScatterMode.PROMISE_IN_BOUNDS
    if mode != _lax.GatherScatterMode.PROMISE_IN_BOUNDS:
        raise NotImplementedError(f"bcoo_gather: mode={mode} not yet supported.")
    numbers, offset = dimension_numbers, tuple(dimension_numbers.offset_dims)
    batch_shape = start_indices.shape[:-1]
    rows = start_indices.reshape(-1, start_indices.shape[-1])

    def one(row):
        starts = [0] * operand.ndim
        for at, axis in enumerate(numbers.start_index_map):
            starts[axis] = row[at]
        part = bcoo_dynamic_slice(operand, starts, slice_sizes)
        return bcoo_squeeze(part, dimensions=numbers.collapsed_slice_dims)

    found = _jax.vmap(one)(rows)
    found = bcoo_reshape(found, new_sizes=batch_shape + found.shape[1:])
    batch = [at for at in range(found.ndim) if at not in offset]
    order = batch + list(offset)
    permutation = [order.index(at) for at in range(found.ndim)]
    if set(permutation[: len(batch)]) != set(range(len(batch))):
        found = bcoo_update_layout(found, n_batch=0)
    return bcoo_transpose(found, permutation=tuple(permutation)) if permutation else found


def bcoo_broadcast_in_dim(mat, *, shape, broadcast_dimensions, sharding=None):
    """The array with further axes, and with axes of one place as often as the shape says."""
    axes, shape = tuple(broadcast_dimensions), tuple(shape)
    if len(axes) != mat.ndim:
        raise ValueError(f"spinfo.shape={mat.shape} and broadcast_dimensions={axes} must have the same length")
    count, end = mat.n_batch, mat.n_batch + mat.n_sparse
    batch, sparse, dense = axes[:count], axes[count:end], axes[end:]
    if max(batch, default=0) > min(sparse, default=len(shape)):
        raise ValueError("Cannot mix batch and sparse dimensions during broadcast_in_dim")
    if max(sparse, default=0) > min(dense, default=len(shape)):
        raise ValueError("Cannot mix sparse and dense dimensions during broadcast_in_dim")
    n_batch = min(axes[count:], default=len(shape))
    n_dense = len(shape) - min(dense) if dense else 0
    last = len(shape) - n_dense
    if _math.prod(mat._sizes) != _math.prod(shape[n_batch:last]):
        raise NotImplementedError("Adding sparse dimensions with lengths != 1")
    data, indices = mat.data, mat.indices
    if (n_batch, n_dense) != (count, mat.n_dense) or shape[:n_batch] != mat.shape[:count] or shape[last:] != mat._kinds[2]:
        places = (*batch, n_batch, *(at + 1 - (last - n_batch) for at in dense))
        data = _lax.broadcast_in_dim(data, (*shape[:n_batch], mat.nse, *shape[last:]), places)
        indices = _lax.broadcast_in_dim(indices, (*shape[:n_batch], mat.nse, mat.n_sparse), (*batch, n_batch, n_batch + 1))
    if last - n_batch != mat.n_sparse:
        own = _jnp.zeros((*indices.shape[:-1], last - n_batch), indices.dtype)
        indices = own.at[..., _np.array(sparse, int) - n_batch].set(indices)
    return BCOO((data, indices), shape=shape)


def bcoo_concatenate(operands, *, dimension):
    """Sparse arrays one behind the other along an axis."""
    operands = list(operands)
    if not all(isinstance(it, BCOO) for it in operands):
        raise ValueError(f"bcoo_concatenate: expected operands to be a sequence of BCOO arrays. Got {operands}")
    _jax.eval_shape(lambda *args: _lax.concatenate(args, dimension), *[_jax.ShapeDtypeStruct(it.shape, it.dtype) for it in operands])
    if len({it.n_dense for it in operands}) > 1:
        raise ValueError("bcoo_concatenate requires inputs to have matching nse dimensions.")
    counts = {it.n_batch for it in operands}
    if len(counts) != 1 and max(counts) == 1:
        for new in (1, 0):
            if all(it.shape[0] == 1 for it in operands if it.n_batch != new):
                operands = [bcoo_update_layout(it, n_batch=new) for it in operands]
                break
        counts = {it.n_batch for it in operands}
    if len(counts) != 1:
        raise ValueError("bcoo_concatenate requires inputs to have matching batch dimensions.")
    (count,) = counts
    shape = list(operands[0].shape)
    shape[dimension] = sum(it.shape[dimension] for it in operands)
    if dimension >= count + operands[0].n_sparse:
        raise NotImplementedError("Concatenation along dense dimensions.")
    if dimension < count:
        nse = max(it.nse for it in operands)
        whole = [_with_nse(it, nse)._whole() for it in operands]
        data, indices = (_lax.concatenate(list(parts), dimension) for parts in zip(*whole))
        return BCOO((data, indices), shape=shape)
    before, data, indices = 0, [], []
    for it in operands:
        own, places = it._whole()
        data.append(own)
        indices.append(places.at[..., dimension - count].add(before))
        before += it.shape[dimension]
    return BCOO((_lax.concatenate(data, count), _lax.concatenate(indices, count)), shape=shape)


def _with_nse(mat, nse):
    if mat.nse >= nse:
        return mat
    data, indices = mat._whole()
    more, count = nse - mat.nse, mat.n_batch
    ends = _jnp.broadcast_to(_jnp.array(mat._sizes, indices.dtype), (*indices.shape[:count], more, mat.n_sparse))
    data = _jnp.concatenate([data, _jnp.zeros((*data.shape[:count], more, *data.shape[count + 1 :]), data.dtype)], count)
    return BCOO((data, _jnp.concatenate([indices, ends], count)), shape=mat.shape)

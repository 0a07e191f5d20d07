"""Sums and products of sparse arrays."""

import math as _math
import operator as _operator

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp
from jax.experimental.sparse._base import _folded, _refused
from jax.experimental.sparse.bcoo import BCOO, _extracted, _flat, _places, bcoo_sum_duplicates, bcoo_update_layout


def _sparse_only(other):
    if not isinstance(other, BCOO):
        raise NotImplementedError("Subtraction between sparse and dense array.")
    return other


def _divided():
    raise NotImplementedError(
        "Division by a sparse array is not implemented because it would result in dense output. If this is your intent, use "
        "sparse.todense() to convert your arguments to a dense array."
    )


def _added(x, y, apart=False):
    # Two operands that are one array count as two if they are `apart`.
    if isinstance(y, BCOO):
        if x.shape != y.shape:
            raise NotImplementedError("Addition between sparse matrices of different shapes.")
        if x.indices is y.indices and not apart:
            return x._with(x.data + y.data)
        if (x.n_batch, x.n_dense) != (y.n_batch, y.n_dense):
            raise NotImplementedError("Addition between sparse matrices with different batch/dense dimensions.")
        one, other = x._whole(), y._whole()
        data, indices = (_jnp.concatenate(pair, x.n_batch) for pair in zip(one, other))
        return BCOO((data, indices), shape=x.shape)
    if _jnp.shape(y) != x.shape:
        raise NotImplementedError(
            "Addition between a sparse array X and a dense array Y is not implemented when the output shape is larger than "
            "Y.shape. This is to prevent silent densification of a large sparse array. If this is your intent, you can "
            "explicitly cast the sparse array to a dense matrix."
        )
    return x.todense() + y


def _multiplied(x, y, apart=False):
    if isinstance(y, BCOO):
        if x.indices is y.indices and x.unique_indices and not apart:
            return x._with(x.data * y.data)
        return bcoo_multiply_sparse(x, y)
    return x._with(bcoo_multiply_dense(x, y))


def bcoo_multiply_dense(sp_mat, v):
    """The stored elements of a product with a dense array."""
    v = _jnp.asarray(v)
    if not v.ndim:
        return sp_mat.data * v
    if _jnp.broadcast_shapes(v.shape, sp_mat.shape) != sp_mat.shape:
        raise NotImplementedError("multiplication between sparse and dense is only implemented for cases where the output shape matches the sparse matrix shape. "
                                  f"Got shape={sp_mat.shape}, v.shape={v.shape}")
    data, indices = sp_mat._whole()
    return data * _extracted(indices, _jnp.broadcast_to(v, sp_mat.shape))


def bcoo_multiply_sparse(lhs, rhs):
    """The product of two sparse arrays, element by element."""
    if lhs.shape != rhs.shape or lhs.n_dense or rhs.n_dense:
        _refused("bcoo_multiply_sparse", "of arrays of different shapes, or with dense axes, is not there")
    if lhs.n_batch != rhs.n_batch:
        raise NotImplementedError("bcoo_multiply_sparse: arrays with differing numbers of batch dimensions.")
    sizes = _jnp.array(lhs._sizes, lhs.indices.dtype)

    def each(data, indices, other, places):
        same = (indices[:, None, :] == places[None, :, :]).all(-1) & (indices < sizes).all(1)[:, None]
        data = _jnp.where(same, data[:, None] * other[None, :], 0).reshape(-1)
        indices = _jnp.where(same[..., None], indices[:, None, :], sizes).reshape(len(data), -1)
        # Those that are met come first.
        order = _jnp.argsort(~same.reshape(-1), stable=True)
        return data[order], indices[order]

    found = _folded(each, lhs.n_batch)(*lhs._whole(), *rhs._whole())
    return BCOO(found, shape=lhs.shape, unique_indices=lhs.unique_indices and rhs.unique_indices)


def _product(x, y):
    for it in (x, y):
        if not len(it.shape):
            raise ValueError("matmul: input operands must have ndim at least 1")
    last, first = len(x.shape) - 1, max(len(y.shape) - 2, 0)
    batch = tuple(range(min(len(x.shape), len(y.shape)) - 2)) if min(len(x.shape), len(y.shape)) > 2 else ()
    return bcoo_dot_general(x, y, dimension_numbers=(((last,), (first,)), (batch, batch)))


def bcoo_dot_general(lhs, rhs, *, dimension_numbers, precision=None, preferred_element_type=None, out_sharding=None):
    """The product of arrays of which at least one is sparse, along axes; for two sparse ones a sparse one."""
    (left, right), (left_batch, right_batch) = [[tuple(map(_operator.index, own)) for own in pair] for pair in dimension_numbers]
    numbers = ((left, right), (left_batch, right_batch))
    shapes = [_jax.ShapeDtypeStruct(it.shape, it.dtype) for it in (lhs, rhs)]
    out = _jax.eval_shape(lambda x, y: _lax.dot_general(x, y, numbers, preferred_element_type=preferred_element_type), *shapes)
    if isinstance(lhs, BCOO) and isinstance(rhs, BCOO):
        found = _sparse_product(lhs, rhs, numbers)
        return found.astype(out.dtype) if preferred_element_type is not None else found
    if not isinstance(lhs, BCOO):
        found = _dense_product(rhs, _jnp.asarray(lhs), ((right, left), (right_batch, left_batch)))
        count, own = len(left_batch), len(rhs.shape) - len(right) - len(right_batch)
        found = _jnp.moveaxis(found, range(count, count + own), range(-own, 0)) if own else found
    else:
        found = _dense_product(lhs, _jnp.asarray(rhs), numbers)
    return found.astype(out.dtype)


def _dense_product(lhs, rhs, numbers):
    (left, right), (left_batch, right_batch) = numbers
    lhs = _flat(lhs)
    if any(at >= lhs.n_sparse for at in left + left_batch):
        return _lax.dot_general(lhs.todense(), rhs, numbers)
    rhs = _jnp.moveaxis(rhs, right_batch + right, range(len(right_batch + right)))
    free = [at for at in range(lhs.n_sparse) if at not in left + left_batch]
    met = rhs.at[_places(lhs.indices, left_batch + left)].get(mode="fill", fill_value=0)
    if not left_batch + left:
        met = _jnp.broadcast_to(rhs, (lhs.nse, *rhs.shape))
    rest = rhs.ndim - len(right_batch + right)
    data = lhs.data.reshape(lhs.data.shape + (1,) * rest)
    # Places past the end hold zero.
    found = data * met.reshape((met.shape[0],) + (1,) * lhs.n_dense + met.shape[1:])
    target = list(left_batch) + free
    if not target:
        return found.sum(0)
    shape = tuple(lhs.shape[at] for at in target) + found.shape[1:]
    return _jnp.zeros(shape, found.dtype).at[_places(lhs.indices, target)].add(found, mode="drop")


def _sparse_product(x, y, numbers):
    (left, right), (left_batch, right_batch) = numbers
    if x.n_dense or y.n_dense:
        raise NotImplementedError("bcoo_spdot_general with dense dimensions.")
    count = len(left_batch)
    batches = tuple(range(count))
    if left_batch != batches or right_batch != batches or (x.n_batch, y.n_batch) != (count, count):
        if left_batch or right_batch or any(at < x.n_batch for at in left) or any(at < y.n_batch for at in right):
            raise NotImplementedError("bcoo_dot_general: contracting over batch dimensions, or batches of axes of places")
        x, y = _flat(x), _flat(y)
        count = 0
    left, right = ([at - count for at in axes] for axes in (left, right))
    sizes, others = x._sizes, y._sizes
    free, other = ([at for at in range(it.n_sparse) if at not in axes] for it, axes in ((x, left), (y, right)))
    shape = tuple(sizes[at] for at in free) + tuple(others[at] for at in other)
    pair = (x.nse, y.nse)

    def each(data, indices, with_data, places):
        met = (indices[:, None, _np.array(left, int)] == places[None, :, _np.array(right, int)]).all(-1)
        inside = (indices < _jnp.array(sizes)).all(1)[:, None] & (places < _jnp.array(others)).all(1)[None, :]
        data = _jnp.where(met & inside, data[:, None] * with_data[None, :], 0).reshape(-1)
        rows = _jnp.broadcast_to(indices[:, None, _np.array(free, int)], (*pair, len(free)))
        columns = _jnp.broadcast_to(places[None, :, _np.array(other, int)], (*pair, len(other)))
        found = _jnp.concatenate([rows, columns], -1)
        found = _jnp.where(inside[..., None], found, _jnp.array(shape, found.dtype)).reshape(len(data), len(shape))
        return data, found

    found = BCOO(_folded(each, count)(*x._whole(), *y._whole()), shape=x.shape[:count] + shape)
    if not found.shape:
        return found.data.sum()
    return bcoo_sum_duplicates(found, nse=min(found.nse, _math.prod(shape)))


def bcoo_dot_general_sampled(A, B, indices, *, dimension_numbers):
    """The elements of the product of two arrays at places."""
    found = _lax.dot_general(A, B, dimension_numbers)
    return _extracted(_jnp.asarray(indices), found)


def bcoo_conv_general_dilated(lhs, rhs, *, window_strides, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers=None,
                              feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None, out_sharding=None):
    """A convolution along one axis of arrays of which at least one is sparse."""
    ones = (1,) * (len(lhs.shape) - 2)
    for name, given, own in (("lhs_dilation", lhs_dilation, "lhs_dilation"), ("lhs_dilation", rhs_dilation, "rhs_dilation")):
        if given is not None and tuple(given) != ones:
            raise NotImplementedError(f"bcoo convolution with {name}.")
    if tuple(window_strides) != ones:
        raise NotImplementedError("bcoo convolution with non-unit window_strides.")
    if batch_group_count != 1 or feature_group_count != 1:
        raise NotImplementedError("bcoo convolution with non-unit group counts.")
    if len(ones) != 1 or lhs.shape[:2] != (1, 1) or rhs.shape[:2] != (1, 1):
        raise NotImplementedError("bcoo convolution with leading dimensions other than (1, 1)")
    if isinstance(padding, str):
        padding = _lax.padtype_to_pads(lhs.shape[2:], rhs.shape[2:], ones, padding)
    ((low, high),) = padding
    (x, at), (y, by) = _line(lhs), _line(rhs)
    data = (x[:, None] * y[None, :]).reshape(-1)
    places = (at[:, None] + (low - by)[None, :]).reshape(-1)
    data, places = _jnp.where(places < 0, 0, data), _jnp.where(places < 0, 0, places)
    length = max(0, lhs.shape[2] + low + high - rhs.shape[2] + 1)
    return BCOO((data[None, None], places[None, None, :, None]), shape=(1, 1, length))


def _line(mat):
    if not isinstance(mat, BCOO):
        data = _jnp.asarray(mat)[0, 0]
        return data, _jnp.arange(len(data), dtype="int32")
    mat = bcoo_update_layout(mat, n_batch=2, n_dense=0)
    places = mat.indices[0, 0, :, 0]
    return _jnp.where(places < mat.shape[-1], mat.data[0, 0], 0), places

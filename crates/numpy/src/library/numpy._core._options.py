"""What functions of numbers do with options that are seldom given."""

import builtins as _b

import numpy as _np


def _order(a, order):
    if order == "A":
        flags = a.flags
        return "F" if flags.f_contiguous and not flags.c_contiguous else "C"
    if order not in ("C", "F", "K"):
        raise ValueError(f"order must be one of 'C', 'F', 'A', or 'K' (got {order!r})")
    return order


def reshape(a, *shape, order="C", copy=None):
    """The elements in another shape, counted in another order."""
    if shape and isinstance(shape[-1], str):
        shape, order = shape[:-1], shape[-1]
    a = _np.asarray(a)
    if _b.len(shape) == 1 and not isinstance(shape[0], (int, _np.integer)):
        shape = _b.tuple(shape[0])
    if _order(a, order) == "C":
        return a.reshape(shape)
    return a.T.reshape(shape[::-1]).T


def ravel(a, order="C"):
    """The elements along one axis, counted in another order."""
    a = _np.asarray(a)
    order = _order(a, order)
    if order == "K":
        strides = a.strides
        return a.transpose(_b.sorted(_b.range(a.ndim), key=lambda axis: -_b.abs(strides[axis]))).ravel()
    return a.T.ravel() if order == "F" else a.ravel()


def flatten(a, order="C"):
    """A copy of the elements along one axis, counted in another order."""
    return ravel(a, order).copy()


def gradient(f, *varargs, axis=None, edge_order=1):
    """Slopes whose ends are taken of two or of three points."""
    if edge_order not in (1, 2):
        raise ValueError("'edge_order' greater than 2 not supported")
    f = _np.asarray(f) + 0.0
    axes = _b.range(f.ndim) if axis is None else [axis] if isinstance(axis, int) else axis
    axes = [each % f.ndim for each in axes]
    steps = [1.0] * _b.len(axes) if not varargs else _b.list(varargs) * (_b.len(axes) if _b.len(varargs) == 1 else 1)
    if _b.len(steps) != _b.len(axes):
        raise TypeError("invalid number of arguments")
    found = []
    for at, step in _b.zip(axes, steps):
        if f.shape[at] < edge_order + 1:
            raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")
        slopes = _np.moveaxis(_np.gradient(f, step, axis=at).copy(), at, 0)
        values = _np.moveaxis(f, at, 0)
        if _np.ndim(step):
            gaps = _np.diff(_np.asarray(step, dtype=float))
            a, b = gaps[0], gaps[1]
            slopes[0] = -(2 * a + b) / (a * (a + b)) * values[0] + (a + b) / (a * b) * values[1] - a / (b * (a + b)) * values[2]
            a, b = gaps[-2], gaps[-1]
            slopes[-1] = b / (a * (a + b)) * values[-3] - (b + a) / (a * b) * values[-2] + (2 * b + a) / (b * (a + b)) * values[-1]
        else:
            slopes[0] = -1.5 / step * values[0] + 2.0 / step * values[1] - 0.5 / step * values[2]
            slopes[-1] = 0.5 / step * values[-3] - 2.0 / step * values[-2] + 1.5 / step * values[-1]
        found.append(_np.moveaxis(slopes, 0, at))
    return found[0] if _b.len(found) == 1 else _b.tuple(found)


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    """Products of vectors along any axes."""
    if axis is not None:
        axisa = axisb = axisc = axis
    a, b = _np.moveaxis(_np.asarray(a), axisa, -1), _np.moveaxis(_np.asarray(b), axisb, -1)
    return _np.moveaxis(_np.cross(a, b), -1, axisc)


def indices(dimensions, dtype=int, sparse=False):
    """The indices of a grid, each along its own axis."""
    count = _b.len(dimensions)
    shape = lambda axis: (1,) * axis + (-1,) + (1,) * (count - axis - 1)
    return _b.tuple(_np.arange(size, dtype=dtype).reshape(shape(axis)) for axis, size in _b.enumerate(dimensions))


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction=None):
    """The variance of the elements that take part, around a mean that may be given."""
    a = _np.asarray(a) if dtype is None else _np.asarray(a).astype(dtype)
    ddof = ddof if correction is None else correction
    where = _np.broadcast_to(where, a.shape)
    count = where.sum(axis=axis, keepdims=True)
    if mean is None:
        with _np.errstate(divide="ignore", invalid="ignore"):
            mean = _np.sum(a, axis=axis, keepdims=True, where=where) / count
    distance = a - mean
    square = distance.real**2 + distance.imag**2 if distance.dtype.kind == "c" else distance * distance
    found = _np.sum(square, axis=axis, keepdims=keepdims, where=where)
    count = count if keepdims else _np.reshape(count, _np.shape(found))
    with _np.errstate(divide="ignore", invalid="ignore"):
        found = found / _np.maximum(count - ddof, 0)
    if out is not None:
        out[...] = found
        return out
    return found


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction=None):
    """The root of the variance."""
    found = _np.sqrt(var(a, axis, dtype, None, ddof, keepdims, where=where, mean=mean, correction=correction))
    if out is not None:
        out[...] = found
        return out
    return found


def interp(x, xp, fp, left=None, right=None, period=None):
    """Values of a line that comes again and again."""
    if period == 0:
        raise ValueError("period must be a non-zero value")
    period = _b.abs(period)
    x, xp, fp = _np.asarray(x, dtype=float) % period, _np.asarray(xp, dtype=float) % period, _np.asarray(fp)
    if xp.ndim != 1 or fp.ndim != 1:
        raise ValueError("Data points must be 1-D sequences")
    if xp.shape[0] != fp.shape[0]:
        raise ValueError("fp and xp are not of the same length")
    order = _np.argsort(xp)
    xp, fp = xp[order], fp[order]
    return _np.interp(x, _np.concatenate((xp[-1:] - period, xp, xp[:1] + period)), _np.concatenate((fp[-1:], fp, fp[:1])))


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """Numbers in place of what is none, given for each element or for the parts of complex numbers."""
    x = _np.array(x)
    if x.dtype.kind == "c":
        found = _np.empty_like(x)
        parts = [nan_to_num(part, nan=nan, posinf=posinf, neginf=neginf) for part in (x.real, x.imag)]
        found = parts[0] + 1j * parts[1]
        return found[()]
    most = _np.finfo(x.dtype).max
    found = _np.where(_np.isnan(x), nan, x)
    found = _np.where(x == _np.inf, most if posinf is None else posinf, found)
    found = _np.where(x == -_np.inf, -most if neginf is None else neginf, found)
    return found.astype(x.dtype)[()]


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    """What is in both arrays, and where it is first."""
    ar1, ar2 = _np.ravel(ar1), _np.ravel(ar2)
    first, places1 = _np.unique(ar1, return_index=True)
    second, places2 = _np.unique(ar2, return_index=True)
    both = _np.concatenate((first, second))
    order = _np.argsort(both, kind="stable")
    both = both[order]
    same = _np.nonzero(both[1:] == both[:-1])[0]
    found = both[:-1][same]
    if not return_indices:
        return found
    return found, places1[order[same]], places2[order[same + 1] - _b.len(first)]


class vectorize:
    """A function that is called for each element, or for each part of a signature."""

    def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc, self.otypes, self.cache, self.signature = pyfunc, otypes, cache, signature
        self.excluded = _b.set(excluded or ())
        self.__doc__ = doc if doc is not None else getattr(pyfunc, "__doc__", None)
        self.__name__ = getattr(pyfunc, "__name__", "vectorize")
        self._parts = None if signature is None else _signature(signature)

    def __call__(self, *args, **kwargs):
        if self.pyfunc is None:
            return vectorize(args[0], self.otypes, None, self.excluded, self.cache, self.signature)
        moving = [at for at in _b.range(_b.len(args)) if at not in self.excluded]
        names = [name for name in kwargs if name not in self.excluded]
        values = [args[at] for at in moving] + [kwargs[name] for name in names]

        def function(*found):
            given = _b.list(args)
            for at, value in _b.zip(moving, found):
                given[at] = value
            more = {**kwargs, **_b.dict(_b.zip(names, found[_b.len(moving) :]))}
            return self.pyfunc(*given, **more)

        arrays = [_np.asarray(value) for value in values]
        cores = self._parts[0] if self._parts else [()] * _b.len(arrays)
        if _b.len(cores) != _b.len(arrays):
            raise TypeError(f"wrong number of positional arguments: expected {_b.len(cores)}, got {_b.len(arrays)}")
        sizes = {}
        for array, core in _b.zip(arrays, cores):
            if array.ndim < _b.len(core):
                raise ValueError(f"{array.ndim}-dimensional argument does not have enough dimensions for all core dimensions {core}")
            for name, size in _b.zip(core, array.shape[array.ndim - _b.len(core) :]):
                if sizes.setdefault(name, size) != size:
                    raise ValueError(f"inconsistent size for core dimension {name!r}: {size} vs {sizes[name]}")
        loops = [array.shape[: array.ndim - _b.len(core)] for array, core in _b.zip(arrays, cores)]
        shape = _np.broadcast_shapes(*loops)
        spread = [_np.broadcast_to(a, shape + a.shape[a.ndim - _b.len(c) :]) for a, c in _b.zip(arrays, cores)]
        rows = []
        for place in _np.ndindex(*shape):
            rows.append(function(*[each[place] for each in spread]))
        if not rows and not self.otypes:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        several = isinstance(rows[0], tuple) if rows else False
        columns = _b.list(_b.zip(*rows)) if several else [rows]
        kinds = _b.list(self.otypes) if self.otypes else [None] * _b.len(columns)
        made = []
        for column, kind in _b.zip(columns, kinds):
            found = _np.array(column, dtype=None if kind is None else _np.dtype(kind))
            made.append(found.reshape(shape + found.shape[1:]))
        return _b.tuple(made) if several else made[0]


def _signature(text):
    import re

    if not re.fullmatch(r"\(?.*\)->\(?.*\)", text.replace(" ", "")):
        raise ValueError(f"not a valid gufunc signature: {text}")
    sides = text.replace(" ", "").split("->")
    return [[_b.tuple(name for name in part.split(",") if name) for part in re.findall(r"\(([^()]*)\)", side)] for side in sides]

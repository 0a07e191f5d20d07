"""Methods of arrays, ufuncs and generators that few programs call."""

import math as _math

import numpy as _np


def reduceat(ufunc, array, indices, axis=0, dtype=None, out=None):
    """Joins the elements of slices, each from an index up to the next."""
    if ufunc.nin != 2:
        raise ValueError("reduceat only supported for binary functions")
    array = _np.moveaxis(_np.asarray(array, dtype=dtype), axis, 0)
    indices = _np.asarray(indices)
    if indices.dtype.kind not in "iu":
        raise TypeError(f"Cannot cast array data from {indices.dtype!r} to dtype('int64') according to the rule 'safe'")
    length, places = len(array), indices.tolist()
    for at in places:
        if not 0 <= at < length:
            raise IndexError(f"index {at} out-of-bounds in {ufunc.__name__}.reduceat [0, {length})")
    rows = []
    for start, end in zip(places, [*places[1:], length]):
        rows.append(ufunc.reduce(array[start:end], axis=0) if end > start else array[start])
    found = _np.array(rows) if rows else array[:0]
    if found.dtype != array.dtype and ufunc.__name__ not in ("add", "multiply"):
        found = found.astype(array.dtype)
    found = _np.moveaxis(found, 0, axis)
    if out is None:
        return found
    out = out[0] if isinstance(out, tuple) else out
    out[...] = found
    return out


def partition(this, kth, axis=-1, kind="introselect", order=None):
    this[...] = _np.partition(this, kth, axis)


def byteswap(this, inplace=False):
    size = this.dtype.itemsize
    raw = _np.frombuffer(this.tobytes(), dtype=_np.uint8)
    part = size // 2 if this.dtype.kind == "c" else size
    turned = raw.reshape(-1, part)[:, ::-1].tobytes() if this.size else b""
    found = _np.frombuffer(turned, dtype=this.dtype).reshape(this.shape).copy()
    if not inplace:
        return found
    this[...] = found
    return this


def choose(this, choices, out=None, mode="raise"):
    return _np.choose(this, choices, out=out, mode=mode)


def getfield(this, dtype, offset=0):
    dtype, size = _np.dtype(dtype), this.dtype.itemsize
    if offset < 0 or offset + dtype.itemsize > size:
        raise ValueError("Need 0 <= offset <= {} for requested type but received offset = {}".format(size - dtype.itemsize, offset))
    raw = _np.frombuffer(this.tobytes(), dtype=_np.uint8).reshape(-1, size)
    part = raw[:, offset : offset + dtype.itemsize].tobytes()
    return _np.frombuffer(part, dtype=dtype).reshape(this.shape)


def setfield(this, val, dtype, offset=0):
    dtype, size = _np.dtype(dtype), this.dtype.itemsize
    raw = _np.frombuffer(this.tobytes(), dtype=_np.uint8).reshape(-1, size).copy()
    values = _np.broadcast_to(_np.asarray(val, dtype=dtype), this.shape)
    raw[:, offset : offset + dtype.itemsize] = _np.frombuffer(values.tobytes(), dtype=_np.uint8).reshape(-1, dtype.itemsize)
    this[...] = _np.frombuffer(raw.tobytes(), dtype=this.dtype).reshape(this.shape)


def resize(this, *new_shape, refcheck=True):
    shape = new_shape[0] if len(new_shape) == 1 else new_shape
    if shape is None or new_shape == ():
        return
    shape = (shape,) if not isinstance(shape, (tuple, list)) else tuple(shape)
    if any(it < 0 for it in shape):
        raise ValueError("all elements of `new_shape` must be non-negative")
    flat = _np.zeros(_math.prod(shape), dtype=this.dtype)
    count = min(flat.size, this.size)
    flat[:count] = this.ravel()[:count]
    this._become(flat.reshape(shape))


def to_device(this, device, /, *, stream=None):
    if device != "cpu":
        raise ValueError(f"Unsupported device: {device}.")
    return this


def _items(values):
    # What a generator is to choose of, where that are no numbers.
    return values if isinstance(values, _np.ndarray) or hasattr(values, "dtype") else _np.array(values)


def drawn(method, args, kwargs, bound):
    """What a generator chooses of texts and objects: it draws their places."""
    if bound:
        source, *args = args
    else:
        source, args = _np.random, [*args]
    values = args.pop(0) if args else kwargs.pop("a" if method == "choice" else "x")
    items = _items(values)
    if items.dtype.kind in "biufc":
        return NotImplemented
    axis = kwargs.get("axis", 0)
    places = getattr(source, method)(items.shape[axis], *args, **kwargs)
    return items[places] if axis == 0 else _np.take(items, places, axis)


def _set_real(this, value):
    """Writes the real parts; an array of real numbers is its real part."""
    if this.dtype.kind == "c":
        value = _np.asarray(value).real + 1j * this.imag
    this[...] = value


def _set_imag(this, value):
    if this.dtype.kind != "c":
        raise TypeError("Cannot set imaginary part of non-complex array.")
    this[...] = this.real + 1j * _np.asarray(value).real


def _reduced(this):
    """What a pickle keeps of an array: the layout is row by row, or column by column where only that is without gaps."""
    from numpy._core.multiarray import _reconstruct

    flags = this.flags
    by_columns = flags.f_contiguous and not flags.c_contiguous
    if this.dtype.hasobject:
        raw = (this.T if by_columns else this).ravel().tolist()
    else:
        raw = this.tobytes("F" if by_columns else "C")
    return _reconstruct, (type(this), (0,), b"b"), (1, this.shape, this.dtype, by_columns, raw)


def _set_state(this, state):
    *_, shape, dtype, by_columns, raw = state
    if isinstance(raw, str):
        raw = raw.encode("latin-1")
    if isinstance(raw, bytes):
        flat = _np.frombuffer(raw, dtype=dtype)
    else:
        flat = _np.empty(len(raw), dtype=dtype)
        for at, item in enumerate(raw):
            flat[at] = item
    this._become(flat.reshape(shape, order="F" if by_columns else "C").copy())

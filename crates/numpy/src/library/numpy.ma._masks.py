"""Masks and fill values: what masked arrays are made of."""

import builtins as _b

import numpy as _np

MaskType = _np.bool_
nomask = _np.False_
_ndarray = _np.ndarray


class MAError(Exception):
    """What is wrong with a masked array."""


class MaskError(MAError):
    """What is wrong with a mask."""


_DEFAULTS = {
    "b": True, "c": 1e20 + 0j, "f": 1e20, "i": 999999, "u": 999999, "O": "?", "S": b"N/A", "U": "N/A", "V": b"???",
}


def _dtype_of(obj):
    if isinstance(obj, _np.dtype):
        return obj
    return obj.dtype if hasattr(obj, "dtype") and not isinstance(obj, type) else _dtype_or_of_value(obj)


def _dtype_or_of_value(obj):
    if isinstance(obj, (type, str)):
        return _np.dtype(obj)
    return _np.asarray(obj).dtype


def _cast(value, dtype):
    if dtype.names:
        if not isinstance(value, (tuple, list)):
            value = (value,) * _b.len(dtype.names)
        return _np.array(tuple(_cast(part, dtype[name].base).item() for part, name in zip(value, dtype.names)), dtype=dtype)
    if dtype.kind in "iub" and dtype.kind != "b" and not isinstance(value, (str, bytes)):
        if isinstance(value, float) and value != value:
            raise TypeError(f"Cannot convert fill_value {value} to dtype {dtype}")
        return _np.array(value).astype(dtype)
    if dtype.kind in "OUS":
        return _np.array(value, dtype=dtype.kind if dtype.kind != "O" else object)
    return _np.array(value).astype(dtype)


def default_fill_value(obj):
    """The value that stands for masked elements of a dtype unless another is chosen."""
    dtype = _dtype_of(obj)
    if dtype.names:
        return _np.array(tuple(_cast(default_fill_value(dtype[name].base), dtype[name].base).item() for name in dtype.names), dtype=dtype)[()]
    if dtype.kind in "mM":
        return _np.array("NaT", dtype=dtype)[()]
    return _DEFAULTS.get(dtype.kind, "?")


def _extreme(obj, low):
    dtype = _dtype_of(obj)
    if dtype.kind == "b":
        return not low
    if dtype.kind in "iu":
        limits = _np.iinfo(dtype)
        return int(limits.min if low else limits.max)
    if dtype.kind in "fc":
        return -_np.inf if low else _np.inf
    raise TypeError(f"Unsuitable type {dtype} for calculating {'maximum' if low else 'minimum'}.")


def minimum_fill_value(obj):
    """What is above every value of a dtype, so that a minimum passes it over."""
    return _extreme(obj, False)


def maximum_fill_value(obj):
    """What is below every value of a dtype, so that a maximum passes it over."""
    return _extreme(obj, True)


def _checked_fill(value, dtype):
    dtype = _np.dtype(dtype)
    if value is None:
        value = default_fill_value(dtype)
        if dtype.kind in "iufcbUSO":
            return _np.array(value, dtype=_np.uint64 if dtype.kind == "u" else None)
    elif isinstance(value, str) and dtype.kind not in "OSVU":
        raise TypeError(f"Cannot set fill value of string with array of dtype {dtype}")
    try:
        return _cast(value, dtype)
    except (OverflowError, ValueError) as e:
        raise TypeError(f"Cannot convert fill_value {value} to dtype {dtype}") from e


def set_fill_value(a, fill_value):
    """Chooses what stands for masked elements of a masked array; nothing happens to other arrays."""
    if hasattr(a, "_fill_value"):
        a.set_fill_value(fill_value)


def get_fill_value(a):
    """What stands for masked elements."""
    return a.fill_value if hasattr(a, "_fill_value") else default_fill_value(a)


def common_fill_value(a, b):
    """The fill value of both arrays, or None where they differ."""
    one, other = get_fill_value(a), get_fill_value(b)
    return one if one == other else None


def filled(a, fill_value=None):
    """The array with a value in place of masked elements."""
    if hasattr(a, "filled"):
        return a.filled(fill_value)
    return a if isinstance(a, _ndarray) else _np.array(a)


def getdata(a, subok=True):
    """The data of a masked array, masked elements too."""
    return a._data if hasattr(a, "_fill_value") else _np.array(a) if not isinstance(a, _ndarray) else a


get_data = getdata


def getmask(a):
    """The mask, or `nomask` where nothing is masked."""
    return getattr(a, "_mask", nomask)


get_mask = getmask


def getmaskarray(arr):
    """The mask as an array of truth values of the full shape."""
    mask = getmask(arr)
    return make_mask_none(_np.shape(arr), getattr(arr, "dtype", None)) if mask is nomask else mask


def is_mask(m):
    """Whether a value is a mask: an array of truth values."""
    try:
        return m.dtype.type is MaskType
    except AttributeError:
        return False


def make_mask_descr(ndtype):
    """The dtype of a mask for arrays of a dtype."""
    ndtype = _np.dtype(ndtype)
    if ndtype.names:
        return _np.dtype([(name, make_mask_descr(ndtype[name])) for name in ndtype.names])
    return _np.dtype(MaskType)


def make_mask_none(newshape, dtype=None):
    """A mask of a shape in which nothing is masked."""
    return _np.zeros(newshape, dtype=MaskType if dtype is None else make_mask_descr(dtype))


def make_mask(m, copy=False, shrink=True, dtype=MaskType):
    """A mask of what is true; `nomask` if nothing is and `shrink` is set."""
    if m is nomask:
        return nomask
    dtype = make_mask_descr(dtype)
    if dtype.names:
        result = _np.zeros(_np.shape(m), dtype=dtype)
        for name in dtype.names:
            result[name] = make_mask(m[name] if getattr(m, "dtype", result.dtype).names else m, shrink=False, dtype=dtype[name])
        return result
    data = filled(m, True)
    result = _np.array(data, dtype=MaskType) if copy or not is_mask(data) else data
    return nomask if shrink and not result.any() else result


def mask_or(m1, m2, copy=False, shrink=True):
    """Where one of two masks is set."""
    for one, other in ((m1, m2), (m2, m1)):
        if one is nomask or one is False:
            return make_mask(other, copy=copy, shrink=shrink, dtype=getattr(other, "dtype", MaskType)) if other is not nomask else nomask
    if m1 is m2 and is_mask(m1):
        return nomask if shrink and not m1.any() else m1
    first = getattr(m1, "dtype", None)
    if first != getattr(m2, "dtype", None):
        raise ValueError(f"Incompatible dtypes '{first}'<>'{getattr(m2, 'dtype', None)}'")
    if first is not None and first.names:
        joined = m1.copy()
        for name in first.names:
            joined[name] = m1[name] | m2[name]
        return joined
    return make_mask(_np.logical_or(m1, m2), copy=copy, shrink=shrink)


def flatten_mask(mask):
    """A mask, of fields too, as one axis of truth values."""

    def parts(item):
        if isinstance(item, (_np.ndarray, list, tuple, _np.void)) and _np.ndim(item) + _b.len(getattr(getattr(item, "dtype", None), "names", None) or ()) > 0 or isinstance(item, (list, tuple)):
            names = getattr(getattr(item, "dtype", None), "names", None)
            if names and _np.ndim(item) == 0:
                item = [item[name] for name in names]
            for inner in item:
                yield from parts(inner)
        else:
            yield _b.bool(item)

    return _np.array([*parts(mask)], dtype=bool)




class _late:
    """What is defined later than what uses it: the class of masked arrays, and the masked element."""

    array = masked = void = None

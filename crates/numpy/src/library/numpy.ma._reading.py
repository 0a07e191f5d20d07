"""What masked arrays are made of, indexed by and assigned from."""

import numpy as _np
from numpy.ma._masks import _late, getmaskarray, make_mask_descr, nomask


def _holds_masked(items):
    return any(item is _late.masked or (isinstance(item, (list, tuple)) and _holds_masked(item)) or isinstance(item, _late.array) for item in items)


def _split(items, dtype):
    """Data and mask of nested lists in which masked elements are."""

    def data(item):
        if item is _late.masked:
            return 0
        return item._data if isinstance(item, _late.array) else [data(it) for it in item] if isinstance(item, (list, tuple)) else item

    def mask(item):
        if item is _late.masked:
            return True
        if isinstance(item, _late.array):
            return getmaskarray(item)
        if isinstance(item, (list, tuple)):
            return [mask(it) for it in item]
        return _np.zeros(_np.shape(item), dtype=bool)

    return _np.array(data(items), dtype=dtype), _np.array(mask(items), dtype=bool)


def _parts(value, dtype):
    if dtype.names or isinstance(value, (str, bytes)) or not isinstance(value, (list, tuple)) or not _holds_masked(value):
        if dtype.names and isinstance(value, tuple) and any(item is _late.masked for item in value):
            return tuple(0 if item is _late.masked else item for item in value), tuple(item is _late.masked for item in value)
        return value, nomask
    return _split(value, dtype)


def _plain_key(key):
    if isinstance(key, _late.array):
        return key._data
    if isinstance(key, tuple):
        return tuple(_plain_key(part) if isinstance(part, _late.array) else part for part in key)
    return key


def _field_mask(mask, values):
    dtype = make_mask_descr(values.dtype)
    result = _np.zeros(values.shape, dtype=dtype)
    if mask is nomask or mask is False:
        return result
    if getattr(getattr(mask, "dtype", None), "names", None):
        for name in dtype.names:
            result[name] = mask[name]
        return result
    if mask is True or isinstance(mask, _np.bool_):
        for name in dtype.names:
            result[name] = True
        return result
    if isinstance(mask, tuple):
        for name, part in zip(dtype.names, mask):
            result[name] = part
        return result
    for place, part in enumerate(mask):
        for number, name in enumerate(dtype.names):
            result[name][place] = part[number] if isinstance(part, (tuple, list)) else part
    return result


def _fill_field(data, mask, value):
    if data.dtype.names:
        for name in data.dtype.names:
            _fill_field(data[name], mask[name], value[name])
    else:
        data[mask] = value

"""What moves elements of masked arrays: data and mask go together."""

import builtins as _b

import numpy as _np
from numpy.ma._masks import getdata, getmask, make_mask_none, nomask


def _both(name, doc):
    def method(self, *args, **kwargs):
        return self._moved(name, *args, **kwargs)

    method.__name__ = method.__qualname__ = name
    method.__doc__ = doc
    return method


class Moving:
    """The methods of masked arrays that move elements."""

    ravel = _both("ravel", "One axis.")
    flatten = _both("flatten", "A copy with one axis.")
    transpose = _both("transpose", "The axes in another order.")
    swapaxes = _both("swapaxes", "Two axes exchanged.")
    squeeze = _both("squeeze", "Without axes of length one.")
    diagonal = _both("diagonal", "The elements on a diagonal.")
    repeat = _both("repeat", "Each element several times.")
    copy = _both("copy", "A copy.")

    def reshape(self, *shape, **kwargs):
        """Another shape."""
        kwargs.pop("copy", None)
        return self._moved("reshape", *shape, **kwargs)

    def resize(self, newshape, refcheck=True, order=False):
        """A ValueError: a masked array does not change its size."""
        raise ValueError("A masked array does not own its data and therefore cannot be resized.\nUse the numpy.ma.resize function instead.")

    def take(self, indices, axis=None, out=None, mode="raise"):
        """The elements at these places; those at masked places are masked."""
        places, hidden = getdata(indices), getmask(indices)
        if hidden is not nomask:
            places = indices.filled(0)
        data = self._data.take(places, axis=axis, mode=mode)
        mask = self._mask if self._mask is nomask else self._mask.take(places, axis=axis, mode=mode)
        if hidden is not nomask:
            mask = hidden if mask is nomask else mask | hidden
        if _np.ndim(data) == 0:
            return _np.ma.masked if mask is not nomask and mask else data
        return self._like(data, mask)

    def put(self, indices, values, mode="raise"):
        """Writes values to places of the flat array."""
        places = _np.asarray(indices)
        if self._hardmask and self._mask is not nomask:
            hidden = self._mask.ravel()[places]
            values = _np.ma.array(values, copy=None)
            values = values if values.size == places.size else _np.ma.array(_np.resize(getdata(values), places.shape))
            places, values = places[~hidden], values[~hidden]
        data = getdata(values) if hasattr(values, "_mask") else _np.asarray(values)
        self._data.put(places, data, mode=mode)
        if self._mask is nomask and getmask(values) is nomask:
            return
        if self._mask is nomask:
            self._mask = make_mask_none(self.shape, self.dtype)
        self._mask.put(places, False if getmask(values) is nomask else values._mask, mode=mode)
        if not self._mask.any():
            self._mask = nomask

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        """The data in another dtype."""
        mask = self._mask if self._mask is nomask else self._mask.copy()
        return self._like(self._data.astype(dtype), mask)

    def view(self, dtype=None, type=None, fill_value=None):
        """The same elements, in another class or dtype."""
        if dtype is not None and isinstance(dtype, _b.type) and issubclass(dtype, _np.ndarray) and dtype is not _b.type(self):
            return self._data
        if dtype is None or (isinstance(dtype, _b.type) and issubclass(dtype, _np.ndarray)):
            new = self._like(self._data.view())
        else:
            data = self._data.view(dtype)
            mask = self._mask
            if mask is not nomask and mask.shape != data.shape:
                mask = make_mask_none(data.shape, data.dtype)
            new = self._like(data, mask, fill=False)
        if fill_value is not None:
            new.fill_value = fill_value
        return new

    def nonzero(self):
        """The places of elements that are neither masked nor zero."""
        return self.filled(0).nonzero()

    def conj(self):
        """The complex conjugates."""
        return self._like(self._data.conj())

    conjugate = conj

    def choose(self, choices, out=None, mode="raise"):
        """Of several arrays the element that each number says."""
        return _np.ma.choose(self, choices, out=out, mode=mode)

    def searchsorted(self, v, side="left", sorter=None):
        """Where values would have to stand."""
        return self._data.searchsorted(v, side=side)

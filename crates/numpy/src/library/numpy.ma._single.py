"""Single elements of masked arrays: one of a structured array, and the masked one."""

import builtins as _b

import numpy as _np
from numpy.ma._masks import *
from numpy.ma._masks import _late, _ndarray
from numpy.ma._writing import _words, masked_print_option
from numpy.ma.core import MaskedArray, masked_array


class mvoid(MaskedArray):
    """One element of a structured masked array."""

    def __new__(cls, data, mask=nomask, dtype=None, fill_value=None, hardmask=False, copy=False, subok=True):
        self = _np._hollow(cls)
        self._data = _np.array(data, dtype=data.dtype if dtype is None else dtype)
        if mask is nomask:
            self._mask = nomask
        else:
            self._mask = _np.array(mask, dtype=make_mask_descr(self._data.dtype))
        self._hardmask, self._sharedmask, self._fill_value = hardmask, False, fill_value
        return self

    def __getitem__(self, key):
        mask = self._mask
        name = self.dtype.names[key] if isinstance(key, int) else key
        value = self._data[name]
        if mask is not nomask and value.ndim == 0 if isinstance(value, _ndarray) else mask is not nomask:
            return _late.masked if mask[name] else _np.asarray(value)[()]
        if isinstance(value, _ndarray) and value.ndim:
            return masked_array(value, mask=nomask if mask is nomask else mask[name])
        return value[()] if isinstance(value, _ndarray) else value

    def __iter__(self):
        return (self[name] for name in self.dtype.names)

    def __len__(self):
        return _b.len(self.dtype.names)

    def __str__(self):
        if self._mask is nomask:
            return str(self._data[()])
        return _words(self._data, self._mask, str(masked_print_option))[0]

    __repr__ = __str__

    def tolist(self):
        """A tuple, with None for masked fields."""
        return tuple(None if item is _late.masked else item.tolist() if hasattr(item, "tolist") else item for item in self)


class MaskedConstant(MaskedArray):
    """The masked element."""

    __module__ = "numpy.ma.core"

    def __new__(cls):
        if _late.masked is None:
            self = _late.masked = _np._hollow(cls)
            self.__dict__.update(_data=_np.array(0.0), _mask=_np.array(True), _hardmask=False, _sharedmask=False, _fill_value=None)
        return _late.masked

    def __str__(self):
        return str(masked_print_option)

    def __repr__(self):
        return "masked"

    def __format__(self, spec):
        return format(str(self), spec) if spec[-1:] not in "dfgeE" or not spec else str(self)

    def __setattr__(self, name, value):
        if name in self.__dict__ or name == "mask":
            raise AttributeError(f"attributes of {self!r} are not writeable")
        object.__setattr__(self, name, value)

    def __reduce__(self):
        return MaskedConstant, ()

    def __bool__(self):
        return False

    def copy(self, *args, **kwargs):
        """The masked element itself."""
        return self

    def __copy__(self):
        return self

    def __deepcopy__(self, memo=None):
        return self


_late.void = mvoid
masked = masked_singleton = MaskedConstant()

"""Elements that are no numbers: texts, bytes and objects."""

import numpy as _np


class _Sized:
    """What elements of text and bytes know as elements of an array."""

    shape, ndim, size, strides = (), 0, 1, ()

    @property
    def dtype(self):
        """What the element is in an array."""
        return _np.dtype(f"{self._kind}{len(self)}")

    @property
    def itemsize(self):
        """Its bytes."""
        return self.dtype.itemsize

    nbytes = itemsize

    def item(self, *args):
        """As Python's."""
        return self._plain(self)

    tolist = item

    def astype(self, dtype, **kwargs):
        """In another dtype."""
        return _np.array(self).astype(dtype)[()]


class str_(str, _Sized):
    """Text as an element of an array."""

    __module__ = "numpy"
    _kind, _plain = "U", staticmethod(str.__str__)

    def __repr__(self):
        return f"np.str_({str.__repr__(self)})"

    def __str__(self):
        return str.__str__(self)


class bytes_(bytes, _Sized):
    """Bytes as an element of an array."""

    __module__ = "numpy"
    _kind, _plain = "S", staticmethod(bytes)

    def __repr__(self):
        return f"np.bytes_({bytes.__repr__(self)})"

    def __str__(self):
        return bytes.__repr__(self)


class object_(_np.generic):
    """Any object as an element of an array: `object_(value)` is the value."""

    __module__ = "numpy"

    def __new__(cls, value=None, /):
        return value

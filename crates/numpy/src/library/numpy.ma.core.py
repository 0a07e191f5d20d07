"""Masked arrays: the class."""

import builtins as _b
import operator as _operator

import numpy as _np
from numpy._core._cells import written as _written
from numpy.ma._masks import *
from numpy.ma._masks import _checked_fill, _late, _ndarray
from numpy.ma._moving import Moving as _Moving
from numpy.ma._operations import Operators as _Operators, operations as _operations
from numpy.ma._reading import _field_mask, _fill_field, _holds_masked, _parts, _plain_key, _split
from numpy.ma._reductions import Reductions as _Reductions
from numpy.ma._writing import _words, masked_print_option

def _implied(dtype):
    return dtype in (_np.int64, _np.float64, _np.complex128, _np.bool_) if not dtype.names else False


class MaskedIterator:
    """The elements of a masked array row by row."""

    def __init__(self, ma):
        self.ma, self._flat, self._at = ma, ma.ravel(), 0

    def __iter__(self):
        return self

    def __len__(self):
        return self._flat.size

    def __getitem__(self, key):
        return self._flat[key]

    def __setitem__(self, key, value):
        places = _np.arange(self.ma.size)[key]
        self.ma.put(places, _np.ma.array(value) if not isinstance(value, MaskedArray) else value)

    def __next__(self):
        if self._at >= self._flat.size:
            raise StopIteration
        self._at += 1
        return self._flat[self._at - 1]


def _scalar_or(result):
    return result[()] if isinstance(result, _ndarray) and result.ndim == 0 else result


def _short(dtype):
    return repr(dtype)[6:-1] if dtype.names or dtype.kind in "USVmM" else dtype.name if dtype.kind != "O" else "object"


def _record_list(x):
    columns = [x[name].tolist() for name in x.dtype.names]
    if x.ndim == 0:
        return tuple(columns)
    return [*zip(*columns)]


def _rebuilt(cls, data, mask, fill):
    return cls(data, mask=mask, fill_value=fill)


class MaskedArray(_Operators, _Reductions, _Moving, _ndarray):
    """An array some of whose elements are masked: they take no part in what is computed."""

    __module__ = "numpy.ma"
    __array_priority__ = 15
    _defaultmask = nomask
    _baseclass = _ndarray
    __hash__ = None

    def __new__(cls, data=None, mask=nomask, dtype=None, copy=False, subok=True, ndmin=0, fill_value=None, keep_mask=True,
                hard_mask=None, shrink=True, order=None):
        old = getattr(data, "_mask", nomask)
        if isinstance(data, (list, tuple)) and mask is nomask and _holds_masked(data):
            data, old = _split(data, dtype)
        plain = data._data if isinstance(data, MaskedArray) else data
        values = _np.array(plain, dtype=dtype, ndmin=ndmin) if copy or not isinstance(plain, _ndarray) or dtype is not None or ndmin else plain
        self = _np._hollow(cls if not (subok and isinstance(data, cls) and data is not _late.masked) else type(data))
        self._data, self._mask = values, nomask
        self._hardmask = _b.bool(getattr(data, "_hardmask", False) if hard_mask is None else hard_mask)
        self._sharedmask, self._fill_value = False, None
        self._set_first_mask(data, old, mask, copy, keep_mask, shrink)
        if fill_value is None:
            fill_value = getattr(data, "_fill_value", None)
        if fill_value is not None:
            self._fill_value = _checked_fill(fill_value, values.dtype)
        if isinstance(data, MaskedArray):
            self.__dict__.setdefault("_optinfo", {}).update(data.__dict__.get("_optinfo", {}))
        return self

    def _set_first_mask(self, data, old, mask, copy, keep_mask, shrink):
        values = self._data
        if old is not nomask and old.shape != values.shape:
            old = old.reshape(values.shape) if old.size == values.size else old
        if mask is nomask:
            if not keep_mask:
                self._mask = nomask if shrink else make_mask_none(values.shape, values.dtype)
            elif old is not nomask:
                self._mask = old.copy() if copy else old
                self._sharedmask = isinstance(data, MaskedArray) and not copy
            elif not shrink:
                self._mask = make_mask_none(values.shape, values.dtype)
            return
        if values.dtype.names:
            self._mask = _field_mask(mask, values)
            return
        if mask is True or mask is False or isinstance(mask, _np.bool_):
            mask = _np.full(values.shape, _b.bool(mask), dtype=bool)
        else:
            mask = _np.array(filled(mask, True), dtype=bool) if copy or not is_mask(mask) or isinstance(mask, MaskedArray) else mask
        if mask.shape != values.shape:
            if mask.size == 1:
                mask = _np.full(values.shape, mask.reshape(-1)[0])
            elif mask.size == values.size:
                mask = mask.reshape(values.shape)
            else:
                raise MaskError(f"Mask and data not compatible: data size is {values.size}, mask size is {mask.size}.")
        self._mask = mask if not keep_mask or old is nomask else _np.logical_or(mask, old)

    # What the array is.

    @property
    def shape(self):
        """The lengths of the axes."""
        return self._data.shape

    @shape.setter
    def shape(self, shape):
        self._data = self._data.reshape(shape)
        if self._mask is not nomask:
            self._mask = self._mask.reshape(self._data.shape)

    @property
    def dtype(self):
        """The dtype of the data."""
        return self._data.dtype

    @dtype.setter
    def dtype(self, dtype):
        self._data = self._data.view(dtype)

    @property
    def data(self):
        """The data, masked elements too."""
        return self._data

    @property
    def mask(self):
        """Where elements are masked."""
        return self._mask

    @mask.setter
    def mask(self, mask):
        self.__setmask__(mask)

    def __setmask__(self, mask, copy=False):
        """Masks elements; with a hard mask none becomes visible."""
        if mask is _late.masked:
            mask = True
        current = self._mask
        if current is nomask:
            if mask is nomask:
                return
            current = self._mask = make_mask_none(self.shape, self.dtype)
        if self.dtype.names:
            new = _field_mask(mask, self._data)
            if self._hardmask:
                new = mask_or(current, new)
            current[...] = new
            return
        new = _np.array(mask, dtype=bool)
        if self._hardmask:
            self._mask = _np.logical_or(current, new)
        elif new.ndim == 0:
            current[...] = new
        elif new.size == current.size and new.shape != current.shape:
            current[...] = new.reshape(current.shape)
        else:
            current[...] = new

    _set_mask = __setmask__

    @property
    def recordmask(self):
        """Where all fields are masked."""
        mask = self._mask
        return mask if mask is nomask or not mask.dtype.names else _np.all([mask[name] for name in mask.dtype.names], axis=0)

    @property
    def hardmask(self):
        """Whether masked elements stay masked."""
        return self._hardmask

    @property
    def sharedmask(self):
        """Whether the mask is another array's too."""
        return self._sharedmask

    @property
    def baseclass(self):
        """The class of the data."""
        return self._baseclass

    @property
    def fill_value(self):
        """What stands for masked elements when the array is filled."""
        if self._fill_value is None:
            self._fill_value = _checked_fill(None, self.dtype)
        return self._fill_value[()]

    @fill_value.setter
    def fill_value(self, value):
        self._fill_value = _checked_fill(value, self.dtype)

    def set_fill_value(self, value=None):
        """Chooses the fill value."""
        self.fill_value = value

    def get_fill_value(self):
        """The fill value."""
        return self.fill_value

    ndim = property(lambda self: self._data.ndim, doc="The number of axes.")
    size = property(lambda self: self._data.size, doc="The number of elements.")
    itemsize = property(lambda self: self._data.itemsize, doc="The bytes of an element.")
    nbytes = property(lambda self: self._data.nbytes, doc="The bytes of all elements.")
    strides = property(lambda self: self._data.strides, doc="The steps between elements in bytes.")
    flags = property(lambda self: self._data.flags, doc="How the data lie in memory.")
    base = property(lambda self: self._data.base, doc="The array whose memory this one shows.")
    ctypes = property(lambda self: self._data.ctypes, doc="The data for C.")
    T = property(lambda self: self.transpose(), doc="The array with its axes turned round.")
    mT = property(lambda self: self.swapaxes(-1, -2), doc="Matrices with rows and columns exchanged.")
    real = property(lambda self: self._like(self._data.real), doc="The real parts.")
    imag = property(lambda self: self._like(self._data.imag), doc="The imaginary parts.")

    @property
    def flat(self):
        """The elements row by row."""
        return MaskedIterator(self)

    @flat.setter
    def flat(self, value):
        self.ravel()[...] = value

    def _like(self, data, mask=None, fill=True):
        """Other data with this array's mask, or another, and what else belongs to it."""
        new = _np._hollow(type(self) if self is not _late.masked else MaskedArray)
        new.__dict__.update({name: it for name, it in self.__dict__.items() if name not in ("_data", "_mask")})
        new._data = data if isinstance(data, _ndarray) else _np.asarray(data)
        new._mask = self._mask if mask is None else mask
        new._sharedmask = new._mask is self._mask and new._mask is not nomask
        if not fill:
            new._fill_value = None
        elif self._fill_value is not None and new._data.dtype != self._fill_value.dtype:
            try:
                new._fill_value = _checked_fill(self._fill_value[()], new._data.dtype)
            except (TypeError, ValueError):
                new._fill_value = None
        return new

    def _moved(self, name, *args, **kwargs):
        """A method that only moves elements, of data and mask."""
        mask = self._mask
        data = getattr(self._data, name)(*args, **kwargs)
        return self._like(data, mask if mask is nomask else getattr(mask, name)(*args, **kwargs))

    # Filling.

    def filled(self, fill_value=None):
        """A plain array with the fill value in place of masked elements."""
        if self._mask is nomask:
            return self._data
        if fill_value is None:
            fill_value = self.fill_value
        else:
            fill_value = _checked_fill(fill_value, self.dtype)[()] if _np.ndim(fill_value) == 0 else fill_value
        if self is _late.masked:
            return _np.asanyarray(fill_value)
        if self.dtype.names:
            result = self._data.copy()
            for name in self.dtype.names:
                _fill_field(result[name], self._mask[name], fill_value[name])
            return result
        if not self._mask.any():
            return self._data
        result = self._data.copy()
        if result.dtype.kind in "OUS":
            result = _np.where(self._mask, _np.array(fill_value, dtype=result.dtype.kind if result.dtype.kind != "O" else object), self._data)
            return result
        if result.ndim == 0:
            return _np.array(fill_value, dtype=result.dtype)
        if _np.ndim(fill_value):
            fill_value = _np.broadcast_to(_np.asarray(fill_value, dtype=result.dtype), result.shape)[self._mask]
        result[self._mask] = fill_value
        return result

    def compressed(self):
        """The elements that are not masked, as a plain array of one axis."""
        data = self._data.ravel()
        return data if self._mask is nomask else data[~self._mask.ravel()]

    def compress(self, condition, axis=None, out=None):
        """The slices where a condition holds."""
        condition = _np.asarray(filled(condition, False))
        data, mask = self._data, self._mask
        return self._like(_np.compress(condition, data, axis=axis), mask if mask is nomask else _np.compress(condition, mask, axis=axis))

    def count(self, axis=None, keepdims=_np._NoValue if hasattr(_np, "_NoValue") else None):
        """How many elements are not masked."""
        keepdims = keepdims is True
        if self._mask is nomask:
            if self.shape == () and axis not in (None, 0, -1):
                raise _np.exceptions.AxisError(axis, 0)
            given = axis if isinstance(axis, tuple) else (axis,)
            axes = [*_b.range(self.ndim)] if axis is None else [ax % self.ndim for ax in given]
            items = 1
            for ax in axes:
                items *= self.shape[ax]
            left = tuple(1 if ax in axes else size for ax, size in enumerate(self.shape) if keepdims or ax not in axes)
            return _np.full(left, items) if left else items
        result = (~self._mask).sum(axis=axis, dtype=_np.intp, keepdims=keepdims)
        return result

    # Writing.

    def __repr__(self):
        one_row = _b.all(size == 1 for size in self.shape[:-1])
        kind = "array"
        name = f"masked_{kind}"
        prefix = f"{name}("
        keys = ["data", "mask", "fill_value"]
        if self.size == 0 or not _implied(self.dtype) or (self._mask is not nomask and not self.dtype.names and self._mask.all()):
            keys.append("dtype")
        if one_row:
            indents = {"data": prefix}
            for key in keys[1:]:
                indents[key] = " " * _b.max(0, _b.len(prefix) + 4 - _b.len(key))
            prefix = ""
        else:
            indents = dict.fromkeys(keys, "  ")
            prefix += "\n"
        fill = self.fill_value
        if isinstance(fill, (bytes, str)):
            fill = repr(fill.item() if hasattr(fill, "item") else fill)
        else:
            fill = str(fill) if _np.asarray(fill).dtype == self.dtype else repr(fill)
        texts = {
            "data": self._text(", ", indents["data"] + "data=", ","),
            "mask": _np.array2string(_np.asarray(self._mask), separator=", ", prefix=indents["mask"] + "mask=", suffix=","),
            "fill_value": fill,
            "dtype": _short(self.dtype),
        }
        return prefix + ",\n".join(f"{indents[key]}{key}={texts[key]}" for key in keys) + ")"

    def __str__(self):
        return self._text(" ", "", "")

    def _text(self, separator, prefix, suffix):
        if self._mask is nomask or not masked_print_option.enabled():
            shown = self._data if self._mask is nomask else self.filled()
            return _np.array2string(shown, separator=separator, prefix=prefix, suffix=suffix)
        display = str(masked_print_option)
        words = _words(self._data, self._mask, display)
        return _written(words, self.shape, separator, prefix, suffix)

    def __format__(self, spec):
        return format(str(self), spec) if not spec else object.__format__(self, spec)

    # Elements.

    def __getitem__(self, key):
        key = _plain_key(key)
        data = self._data[key]
        if isinstance(key, str) or (isinstance(key, list) and key and isinstance(key[0], str)):
            mask = self._mask if self._mask is nomask else self._mask[key]
            return self._like(data, mask, fill=False)
        if self._mask is nomask:
            if isinstance(data, _np.void):
                return _late.void(data, nomask, hardmask=self._hardmask)
            return self._like(data, nomask) if isinstance(data, _ndarray) else data
        mask = self._mask[key]
        if isinstance(data, _np.void):
            return _late.void(data, mask, fill_value=self._fill_value, hardmask=self._hardmask)
        if not isinstance(data, _ndarray) or (not isinstance(mask, _ndarray) and self.dtype.kind == "O"):
            return _late.masked if mask else data
        new = self._like(data, mask)
        new._sharedmask = True
        return new

    def __setitem__(self, key, value):
        if self is _late.masked:
            raise MaskError("Cannot alter the masked element.")
        key = _plain_key(key)
        if isinstance(key, str):
            self._data[key] = getdata(value)
            if self._mask is nomask:
                self._mask = make_mask_none(self.shape, self.dtype)
            self._mask[key] = getmask(value)
            return
        if value is _late.masked:
            if self._mask is nomask:
                self._mask = make_mask_none(self.shape, self.dtype)
            self._mask[key] = True if not self.dtype.names else tuple([True] * _b.len(self.dtype.names))
            return
        data, mask = (getdata(value), getmask(value)) if isinstance(value, MaskedArray) else _parts(value, self.dtype)
        if self._mask is nomask:
            self._data[key] = data
            if mask is not nomask:
                self._mask = make_mask_none(self.shape, self.dtype)
                self._mask[key] = mask
            return
        if self._hardmask:
            hidden = self._mask[key]
            if _np.ndim(hidden) == 0:
                if not hidden:
                    self._data[key] = data
                    self._mask[key] = mask
                return
            current = self._data[key]
            self._data[key] = _np.where(hidden, current, data).astype(self.dtype)
            self._mask[key] = hidden | mask
            return
        self._data[key] = data
        if self.dtype.names and mask is nomask:
            mask = tuple([False] * _b.len(self.dtype.names))
        self._mask[key] = mask

    def __delitem__(self, key):
        raise ValueError("cannot delete array elements")

    def __len__(self):
        return _b.len(self._data)

    def __iter__(self):
        if self.ndim == 0:
            raise TypeError("iteration over a 0-d array")
        return (self[place] for place in range(_b.len(self)))

    def __contains__(self, item):
        return _b.bool(_np.any(filled(self == item, False)))

    def __bool__(self):
        return _b.bool(self._data) if self.size == 1 or self.size == 0 else _b.bool(_np.zeros(2))

    def __float__(self):
        return self._number(float, _np.nan)

    def __int__(self):
        return self._number(int, None)

    def _number(self, kind, missing):
        if self.size > 1:
            raise TypeError("Only length-1 arrays can be converted to Python scalars")
        if self._mask is not nomask and self._mask.any():
            if missing is None:
                raise MaskError("Cannot convert masked element to a Python int.")
            import warnings

            warnings.warn("Warning: converting a masked element to nan.", stacklevel=3)
            return missing
        return kind(self._data.item())

    def __complex__(self):
        return self._number(complex, complex(_np.nan))

    def __index__(self):
        return _operator.index(self._data)

    def __array__(self, dtype=None, copy=None):
        return self._data if dtype is None else self._data.astype(dtype)

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo=None):
        return self.copy()

    def __reduce__(self):
        return _rebuilt, (type(self), self._data.copy(), self._mask, self._fill_value)

    def item(self, *args):
        """One element as Python's."""
        value = self._data.item(*args)
        if self._mask is not nomask and self._mask.item(*args):
            return _late.masked
        return value

    def tolist(self, fill_value=None):
        """Nested lists, with None for masked elements."""
        if self._mask is nomask:
            return self._data.tolist()
        if fill_value is not None:
            return self.filled(fill_value).tolist()
        if self.dtype.names:
            return _record_list(self)

        def nested(data, mask):
            if not isinstance(data, list):
                return None if mask else data
            return [nested(*pair) for pair in zip(data, mask)]

        return nested(self._data.tolist(), self._mask.tolist())

    def tobytes(self, fill_value=None, order="C"):
        """The bytes of the filled array."""
        return self.filled(fill_value).tobytes()

    tostring = tobytes

    def tofile(self, fid, sep="", format="%s"):
        """Not there: masked arrays cannot be written so."""
        raise NotImplementedError("MaskedArray.tofile() not implemented yet.")

    def toflex(self):
        """A structured array of data and mask."""
        result = _np.empty(self.shape, dtype=[("_data", self.dtype), ("_mask", make_mask_descr(self.dtype))])
        result["_data"], result["_mask"] = self._data, getmaskarray(self)
        return result

    torecords = toflex

    def ids(self):
        """Where data and mask lie in memory."""
        return (id(self._data), id(self._mask))

    def iscontiguous(self):
        """Whether the data lie in a row."""
        return self.flags["C_CONTIGUOUS"]

    # Masks.

    def harden_mask(self):
        """From now on masked elements stay masked."""
        self._hardmask = True
        return self

    def soften_mask(self):
        """From now on writing makes masked elements visible."""
        self._hardmask = False
        return self

    def unshare_mask(self):
        """Gives the array a mask of its own."""
        if self._sharedmask and self._mask is not nomask:
            self._mask = self._mask.copy()
        self._sharedmask = False
        return self

    def shrink_mask(self):
        """Drops a mask in which nothing is _late.masked."""
        if self._mask is not nomask and not self.dtype.names and not self._mask.any():
            self._mask = nomask
        return self

    def __array_ufunc__(self, function, method, *args, out=None, **kwargs):
        operation = _operations.get(function.__name__)
        if method == "__call__" and operation is not None and not kwargs:
            result = operation(*args)
        else:
            plain = [getdata(arg) for arg in args]
            result = getattr(function, method)(*plain, **kwargs)
            mask = nomask
            for arg in args:
                mask = mask_or(mask, getmask(arg))
            if _np.ndim(result) == 0:
                return result if mask is nomask or not mask.any() else _late.masked
            result = self._like(result, mask if mask is nomask or mask.shape == result.shape else nomask)
        if out is not None:
            target = out[0] if isinstance(out, tuple) else out
            getdata(target)[...] = getdata(result)
            if isinstance(target, MaskedArray):
                target._mask = getmask(result)
            return target
        return result

    def __array_function__(self, function, types, args, kwargs):
        name = function.__name__
        own = getattr(_np.ma, name, None) if name in _OWN else None
        if own is not None:
            return own(*args, **kwargs)
        result = function(*[_plain(arg) for arg in args], **{key: _plain(value) for key, value in kwargs.items()})
        if name == "resize":
            return masked_array(result)
        if isinstance(result, _ndarray) and result.shape == self.shape and name not in _PLAIN_RESULTS:
            return self._like(result)
        return result


_PLAIN_RESULTS = {"isnan", "array2string", "shape"}
_OWN = set(
    """
    all any sum prod mean var std min max amin amax ptp cumsum cumprod argmin argmax argsort sort median average concatenate
    vstack hstack dstack column_stack stack where reshape ravel transpose swapaxes squeeze expand_dims diagonal repeat take
    put compress clip round around trace copy append dot inner outer choose nonzero zeros_like ones_like empty_like diff unique
    cov corrcoef isin union1d intersect1d setdiff1d setxor1d atleast_1d atleast_2d atleast_3d ediff1d vander polyfit
    apply_along_axis apply_over_axes shape size ndim
    """.split()
)


def _plain(value):
    if isinstance(value, MaskedArray):
        return value._data
    return type(value)([_plain(item) for item in value]) if type(value) in (list, tuple) else value


_late.array = masked_array = MaskedArray


def array(data, dtype=None, copy=False, order=None, mask=nomask, fill_value=None, keep_mask=True, hard_mask=False, shrink=True,
          subok=True, ndmin=0):
    """A masked array of data and a mask."""
    if data is _late.masked:
        data = MaskedArray(_np.array(0.0), mask=True)
    return MaskedArray(data, mask=mask, dtype=dtype, copy=copy, subok=subok, keep_mask=keep_mask, hard_mask=hard_mask or None,
                       fill_value=fill_value, ndmin=ndmin, shrink=shrink, order=order)


def isMaskedArray(x):
    """Whether a value is a masked array."""
    return isinstance(x, MaskedArray)


isarray = isMA = isMaskedArray


def is_masked(x):
    """Whether an array has masked elements."""
    mask = getmask(x)
    return mask is not nomask and _b.bool(mask.any() if not mask.dtype.names else True)

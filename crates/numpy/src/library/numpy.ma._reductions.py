"""Reductions of masked arrays: masked elements take no part."""

import builtins as _b

import numpy as _np
from numpy.ma._masks import _late, getmask, make_mask_none, mask_or, maximum_fill_value, minimum_fill_value, nomask


def _keep(keepdims):
    return {"keepdims": True} if keepdims is True else {}


def _checked_axis(mask, axis, keepdims):
    return nomask if mask is nomask else mask.all(axis=axis, **_keep(keepdims))


def _into(self, result, mask, out):
    if out is None:
        return result
    data = getattr(out, "_data", out)
    data[...] = getattr(result, "_data", result)
    if hasattr(out, "_mask") and mask is not nomask:
        out._mask = _np.array(mask)
    return out


class Reductions:
    """The reductions of masked arrays."""

    def _reduced(self, name, neutral, axis, out, keepdims, **options):
        mask = self._mask
        new = _checked_axis(mask, axis, keepdims)
        data = self._data if mask is nomask else self.filled(neutral)
        result = getattr(data, name)(axis, **options, **_keep(keepdims))
        if _np.ndim(result) == 0 and not isinstance(result, _np.ndarray):
            result = _late.masked if new is not nomask and new else result
        else:
            result = self._like(result, new)
        return _into(self, result, new, out)

    def sum(self, axis=None, dtype=None, out=None, keepdims=None):
        """The sum; masked where all elements are."""
        return self._reduced("sum", 0, axis, out, keepdims, dtype=dtype)

    def prod(self, axis=None, dtype=None, out=None, keepdims=None):
        """The product; masked where all elements are."""
        return self._reduced("prod", 1, axis, out, keepdims, dtype=dtype)

    product = prod

    def all(self, axis=None, out=None, keepdims=None):
        """Whether all elements that are not masked are true."""
        return self._reduced("all", True, axis, out, keepdims)

    def any(self, axis=None, out=None, keepdims=None):
        """Whether an element that is not masked is true."""
        return self._reduced("any", False, axis, out, keepdims)

    def cumsum(self, axis=None, dtype=None, out=None):
        """Running sums, in which masked elements count nothing."""
        return self._running("cumsum", 0, axis, dtype, out)

    def cumprod(self, axis=None, dtype=None, out=None):
        """Running products, in which masked elements count nothing."""
        return self._running("cumprod", 1, axis, dtype, out)

    def _running(self, name, neutral, axis, dtype, out):
        result = getattr(self.filled(neutral), name)(axis=axis, dtype=dtype)
        mask = self._mask if self._mask is nomask or axis is not None else self._mask.ravel()
        return _into(self, self._like(result, mask), mask, out)

    def mean(self, axis=None, dtype=None, out=None, keepdims=None):
        """The mean of the elements that are not masked."""
        if self._mask is nomask:
            result = self._data.mean(axis=axis, dtype=dtype, **_keep(keepdims))
            result = self._like(result, nomask) if _np.ndim(result) else result
            return _into(self, result, nomask, out)
        if dtype is None and self.dtype.kind in "iub":
            dtype = _np.float64
        total = self.sum(axis=axis, dtype=dtype, keepdims=keepdims)
        count = self.count(axis=axis, **_keep(keepdims))
        if _np.ndim(count) == 0 and count == 0:
            result = _late.masked
        else:
            result = total * 1.0 / count if total is not _late.masked else total
            if self.dtype.kind == "f" and hasattr(result, "astype") and result is not _late.masked and dtype is None:
                result = result.astype(self.dtype)
        return _into(self, result, getmask(result), out)

    def anom(self, axis=None, dtype=None):
        """What each element is more than the mean."""
        mean = self.mean(axis, dtype)
        return self - mean if _np.ndim(mean) == 0 else self - _np.ma.expand_dims(mean, axis)

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=None, mean=None, correction=None):
        """The variance of the elements that are not masked."""
        ddof = ddof if correction is None else correction
        if self._mask is nomask:
            result = self._data.var(axis=axis, dtype=dtype, ddof=ddof, **_keep(keepdims))
            result = self._like(result, nomask) if _np.ndim(result) else result
            return _into(self, result, nomask, out)
        count = self.count(axis=axis, **_keep(keepdims)) - ddof
        mean = self.mean(axis, dtype, keepdims=True) if mean is None else mean
        away = self - mean
        away = _np.ma.absolute(away) ** 2 if self.dtype.kind == "c" else away**2
        result = _np.ma.divide(away.sum(axis, **_keep(keepdims)), count)
        if _np.ndim(result):
            result._mask = mask_or(self._mask.all(axis, **_keep(keepdims)), count <= 0)
        elif getmask(result) is not nomask and getmask(result):
            result = _late.masked
        if self.dtype.kind == "f" and dtype is None and result is not _late.masked:
            result = result.astype(self.dtype)
        return _into(self, result, getmask(result), out)

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=None, mean=None, correction=None):
        """The standard deviation of the elements that are not masked."""
        result = self.var(axis, dtype, None, ddof, keepdims, mean, correction)
        if result is not _late.masked:
            result = _np.ma.sqrt(result) if _np.ndim(result) else _np.sqrt(result)
        return _into(self, result, getmask(result), out)

    def _least(self, name, fill, axis, out, keepdims):
        mask = self._mask
        new = _checked_axis(mask, axis, keepdims)
        result = getattr(self.filled(fill), name)(axis=axis, **_keep(keepdims))
        if _np.ndim(result) == 0 and not isinstance(result, _np.ndarray):
            result = _late.masked if new is not nomask and new else result
        else:
            result = self._like(result, new)
            if new is not nomask and new.any():
                result._data[new] = result.fill_value
        return _into(self, result, new, out)

    def min(self, axis=None, out=None, fill_value=None, keepdims=None):
        """The least element that is not masked."""
        return self._least("min", minimum_fill_value(self) if fill_value is None else fill_value, axis, out, keepdims)

    def max(self, axis=None, out=None, fill_value=None, keepdims=None):
        """The greatest element that is not masked."""
        return self._least("max", maximum_fill_value(self) if fill_value is None else fill_value, axis, out, keepdims)

    def ptp(self, axis=None, out=None, fill_value=None, keepdims=False):
        """The greatest element less the least one."""
        result = self.max(axis, keepdims=keepdims) - self.min(axis, keepdims=keepdims)
        return _into(self, result, getmask(result), out)

    def argmin(self, axis=None, fill_value=None, out=None, *, keepdims=None):
        """Where the least element is; masked ones count as the fill value."""
        fill_value = minimum_fill_value(self) if fill_value is None else fill_value
        return self.filled(fill_value).argmin(axis, **_keep(keepdims))

    def argmax(self, axis=None, fill_value=None, out=None, *, keepdims=None):
        """Where the greatest element is; masked ones count as the fill value."""
        fill_value = maximum_fill_value(self) if fill_value is None else fill_value
        return self.filled(fill_value).argmax(axis, **_keep(keepdims))

    def argsort(self, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=False):
        """The order of the elements, masked ones last unless `endwith` is false."""
        if fill_value is None:
            if endwith:
                fill_value = _np.nan if self.dtype.kind in "fc" else minimum_fill_value(self)
            else:
                fill_value = maximum_fill_value(self)
        data = self.filled(fill_value)
        return data.argsort(axis=axis) if kind is None else data.argsort(axis=axis, kind=kind)

    def sort(self, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=False):
        """Sorts the array, masked elements last unless `endwith` is false."""
        if self._mask is nomask:
            self._data.sort(axis=axis)
            return
        places = self.argsort(axis=axis, kind="stable", fill_value=fill_value, endwith=endwith)
        data = _np.take_along_axis(self._data, places, axis=axis)
        mask = _np.take_along_axis(self._mask, places, axis=axis)
        self._data[...] = data
        self._mask[...] = mask

    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        """The sum of the diagonal."""
        if self._mask is nomask:
            return self._data.trace(offset=offset, axis1=axis1, axis2=axis2)
        return self.diagonal(offset, axis1, axis2).filled(0).sum(axis=-1)

    def round(self, decimals=0, out=None):
        """Rounded to this many decimals."""
        return _into(self, self._like(self._data.round(decimals)), self._mask, out)

    def clip(self, min=None, max=None, out=None, **kwargs):
        """Between two bounds."""
        return _into(self, self._like(self._data.clip(min, max)), self._mask, out)

    def dot(self, b, out=None, strict=False):
        """The product of matrices; masked elements count as zero."""
        return _np.ma.dot(self, b, strict=strict)

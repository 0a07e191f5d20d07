"""Functions that mask elements by what they are."""

import numpy as _np
from numpy.ma._masks import *
from numpy.ma._operations import operations as _operations
from numpy.ma.core import MaskedArray, array, isMaskedArray, masked_array

def masked_where(condition, a, copy=True):
    """The array, masked where the condition holds."""
    cond = make_mask(condition, shrink=False)
    a = array(a, copy=copy)
    shape = _np.shape(cond)
    if shape and shape != a.shape:
        raise IndexError(f"Inconsistent shape between the condition and the input (got {shape} and {a.shape})")
    mask = _np.array(_np.broadcast_to(cond, a.shape))
    a._mask = mask if a._mask is nomask else _np.logical_or(mask, a._mask)
    a.shrink_mask()
    return a


def _comparison(name, doc):
    def function(x, value, copy=True):
        return masked_where(_operations[name](x, value), x, copy=copy)

    function.__name__ = function.__qualname__ = "masked_" + name
    function.__doc__ = doc
    return function


masked_greater = _comparison("greater", "Masks what is greater than a value.")
masked_greater_equal = _comparison("greater_equal", "Masks what is a value or greater.")
masked_less = _comparison("less", "Masks what is less than a value.")
masked_less_equal = _comparison("less_equal", "Masks what is a value or less.")
masked_not_equal = _comparison("not_equal", "Masks what is not a value.")


def masked_equal(x, value, copy=True):
    """Masks what is equal to a value, which becomes the fill value."""
    result = masked_where(_operations["equal"](x, value), x, copy=copy)
    result.fill_value = value
    return result


def masked_inside(x, v1, v2, copy=True):
    """Masks what is between two values, these too."""
    v1, v2 = (v2, v1) if v2 < v1 else (v1, v2)
    xf = filled(x)
    return masked_where((xf >= v1) & (xf <= v2), x, copy=copy)


def masked_outside(x, v1, v2, copy=True):
    """Masks what is not between two values."""
    v1, v2 = (v2, v1) if v2 < v1 else (v1, v2)
    xf = filled(x)
    return masked_where((xf < v1) | (xf > v2), x, copy=copy)


def masked_object(x, value, copy=True, shrink=True):
    """Masks objects that are equal to a value, which becomes the fill value."""
    if isMaskedArray(x):
        condition, mask = _np.equal(x._data, value), x._mask
    else:
        condition, mask = _np.equal(_np.asarray(x), value), nomask
    mask = mask_or(mask, make_mask(condition, shrink=shrink))
    return masked_array(x, mask=mask, copy=copy, fill_value=value)


def masked_values(x, value, rtol=1e-5, atol=1e-8, copy=True, shrink=True):
    """Masks numbers that are close to a value, which becomes the fill value."""
    xnew = filled(x, value)
    close = _np.isclose(xnew, value, atol=atol, rtol=rtol) if xnew.dtype.kind in "fc" else _np.equal(xnew, value)
    result = masked_array(xnew, mask=close, copy=copy, fill_value=value)
    if shrink:
        result.shrink_mask()
    return result


def masked_invalid(a, copy=True):
    """Masks what is not a finite number."""
    a = _np.array(a, copy=None, subok=True) if not isinstance(a, MaskedArray) else a
    result = masked_where(~_np.isfinite(getdata(a)), a, copy=copy)
    if result._mask is nomask:
        result._mask = make_mask_none(result.shape, result.dtype)
    return result



"""What the bases of polynomials share."""

import numpy as _np


class RankWarning(UserWarning):
    """The matrix of a fit has not full rank."""


RankWarning = _np.exceptions.RankWarning


def trimseq(seq):
    """Coefficients without zeros at the end."""
    seq = seq if len(seq) else seq
    last = len(seq)
    while last > 1 and seq[last - 1] == 0:
        last -= 1
    return seq[:last]


def as_series(alist, trim=True):
    """Arguments as vectors of one kind of floats."""
    arrays = [_np.array(each, ndmin=1, copy=True) for each in alist]
    for array in arrays:
        if array.size == 0:
            raise ValueError("Coefficient array is empty")
        if array.ndim > 1:
            raise ValueError("Coefficient array is not 1-d")
    if trim:
        arrays = [trimseq(each) for each in arrays]
    if any(each.dtype == object for each in arrays):
        return [_np.array(each, dtype=object) for each in arrays]
    kind = _np.result_type(*arrays, _np.float64 if all(each.dtype.kind in "biu" for each in arrays) else arrays[0])
    if kind.kind in "biu":
        kind = _np.dtype(float)
    return [each.astype(kind) for each in arrays]


def trimcoef(c, tol=0):
    """Coefficients without small ones at the end."""
    if tol < 0:
        raise ValueError("tol must be non-negative")
    [c] = as_series([c])
    large = _np.nonzero(_np.abs(c) > tol)[0]
    return c[:1] * 0 if len(large) == 0 else c[: large[-1] + 1].copy()


def getdomain(x):
    """The smallest and the largest number."""
    [x] = as_series([x], trim=False)
    if x.dtype.kind == "c":
        return _np.array((complex(x.real.min(), x.imag.min()), complex(x.real.max(), x.imag.max())))
    return _np.array((x.min(), x.max()))


def mapparms(old, new):
    """The offset and the scale that map one interval onto another."""
    oldlen, newlen = old[1] - old[0], new[1] - new[0]
    return (old[1] * new[0] - old[0] * new[1]) / oldlen, newlen / oldlen


def mapdomain(x, old, new):
    """Numbers, moved as one interval is onto another."""
    if type(x) not in (int, float, complex) and not isinstance(x, _np.generic):
        x = _np.asanyarray(x)
    off, scl = mapparms(old, new)
    return off + scl * x

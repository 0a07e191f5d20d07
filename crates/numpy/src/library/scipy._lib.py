"""What the modules of SciPy share: functions of one number over arrays, and names that are not here."""

import math as _math
import sys as _sys

import numpy as _np


def over(function):
    """The function of numbers as one of arrays, which keeps single precision as such."""

    def elements(*values, out=None, where=True, dtype=None):
        arrays = [_np.asarray(it) for it in values]
        single = all(it.dtype in (_np.float32, _np.float16) for it in arrays)
        found = mapped(function, *arrays)
        if single:
            found = found.astype(_np.float32)
        if out is not None:
            out[...] = found
            return out
        return found

    elements.__name__ = elements.__qualname__ = function.__name__.strip("_")
    elements.__doc__ = function.__doc__
    return elements


def _bounded(function):
    # Where the function of numbers raises, that of arrays is infinite or not a number.
    def value(*numbers):
        try:
            return function(*numbers)
        except (OverflowError, ZeroDivisionError):
            return _math.inf
        except ValueError:
            return _math.nan

    return value


def mapped(function, *arrays):
    """The function of each tuple of elements, as float64; a scalar where all are."""
    function = _bounded(function)
    arrays = [_np.asarray(it, float) for it in arrays]
    if all(it.ndim == 0 for it in arrays):
        return _np.float64(function(*[it.item() for it in arrays]))
    if len(arrays) > 1:
        arrays = _np.broadcast_arrays(*arrays)
    shape = arrays[0].shape
    columns = [it.ravel().tolist() for it in arrays]
    return _np.array([function(*row) for row in zip(*columns)], float).reshape(shape)


def missing(module, what=None):
    """The `__getattr__` of a module that says which names are not here, and which are."""

    def __getattr__(name):
        there = sorted(it for it in vars(_sys.modules[module]) if not it.startswith("_"))
        if name.startswith("__"):
            raise AttributeError(f"module '{module}' has no attribute '{name}'")
        raise AttributeError(f"module '{module}' has no attribute '{name}'; it has {', '.join(what or there)}")

    return __getattr__


class Result(tuple):
    """A tuple whose elements have names, and which may have further attributes."""

    _fields = ()
    _more = ()

    def __new__(cls, *values, **further):
        it = super().__new__(cls, values)
        it.__dict__.update(zip(cls._fields, values), **further)
        return it

    def __repr__(self):
        names = (*self._fields, *self._more)
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"


def result(name, fields, more=""):
    """A class of results: tuples of fields, of which more are shown that are no elements."""
    return type(name, (Result,), {"_fields": tuple(fields.split()), "_more": tuple(more.split()), "__module__": "scipy"})

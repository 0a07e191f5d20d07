"""The rest of numpy.testing."""

import contextlib as _contextlib
import re as _re
import warnings as _warnings

import numpy as _np

verbose = 0


class IgnoreException(Exception):
    """A test that is not to be run."""


class KnownFailureException(Exception):
    """A test that is known to fail."""


def _less(x, y):
    return x < y


def assert_array_less(x, y, err_msg="", verbose=True, *, strict=False):
    """An AssertionError unless each element of an array is less than that of another.

    >>> np.testing.assert_array_less([1.0, 2.0], [2.0, 3.0])
    """
    assert_array_compare(_less, x, y, err_msg=err_msg, verbose=verbose, header="Arrays are not strictly ordered `x < y`", strict=strict)


def assert_array_compare(comparison, x, y, err_msg="", verbose=True, header="", precision=6, equal_nan=True, strict=False, **options):
    """An AssertionError unless a comparison of two arrays holds everywhere."""
    x, y = _np.asarray(x), _np.asarray(y)
    if strict and (x.shape != y.shape or x.dtype != y.dtype):
        what = f"(shapes {x.shape}, {y.shape} mismatch)" if x.shape != y.shape else f"(dtypes {x.dtype}, {y.dtype} mismatch)"
        raise AssertionError(build_err_msg([x, y], f"{err_msg}\n{what}", header, verbose, ("x", "y"), precision))
    try:
        x, y = _np.broadcast_arrays(x, y)
    except ValueError:
        raise AssertionError(
            build_err_msg([x, y], f"{err_msg}\n(shapes {x.shape}, {y.shape} mismatch)", header, verbose, ("x", "y"))
        ) from None
    holds = _np.asarray(comparison(x, y))
    if equal_nan and all(it.dtype.kind in "fc" for it in (x, y)):
        both = _np.isnan(x) & _np.isnan(y)
        holds = holds | both
    if holds.all():
        return
    wrong = int(holds.size - holds.sum())
    remarks = [f"Mismatched elements: {wrong} / {holds.size} ({100 * wrong / holds.size:.3g}%)"]
    if holds.ndim:
        places = _np.argwhere(~holds)[:5].tolist()
        several = "Mismatch at index:" if wrong == 1 else "Mismatch at indices:"
        lines = ["First 5 mismatches are at indices:" if wrong > 5 else several]
        for place in places:
            lines.append(f" {place}: {x[tuple(place)]} (x), {y[tuple(place)]} (y)")
        remarks.append("\n".join(lines))
    if _np.issubdtype(x.dtype, _np.number):
        with _np.errstate(all="ignore"):
            apart = _np.absolute(x - y)
        remarks.append(f"Max absolute difference among violations: {_shown(_np.max(apart[~holds]))}")
        scaled = (~holds) & (y != 0)
        most = _np.max(apart[scaled] / _np.absolute(y[scaled])) if scaled.any() else _np.array(_np.inf)
        remarks.append(f"Max relative difference among violations: {_shown(most)}")
    text = "\n".join([err_msg, *remarks])
    raise AssertionError(build_err_msg([x, y], text, header, verbose, ("x", "y"), precision))


def _shown(value):
    return _np.array2string(_np.ravel(value))[1:-1]


def build_err_msg(arrays, err_msg, header="Items are not equal:", verbose=True, names=("ACTUAL", "DESIRED"), precision=8):
    """The text of a failed comparison."""
    lines = ["\n" + header]
    if err_msg:
        err_msg = str(err_msg)
        if err_msg.find("\n") == -1 and len(err_msg) < 79 - len(header):
            lines = [lines[0] + " " + err_msg]
        else:
            lines.append(err_msg)
    if verbose:
        for name, each in zip(names, arrays):
            with _np.printoptions(precision=precision):
                text = repr(each)
            if text.count("\n") > 3:
                text = "\n".join(text.splitlines()[:3]) + "..."
            lines.append(f" {name}: {text}")
    return "\n".join(lines)


class _Raises:
    def __init__(self, expected, pattern=None):
        self.expected, self.pattern, self.exception, self.by = expected, pattern, None, None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            name = getattr(self.expected, "__name__", str(self.expected))
            raise AssertionError(f"{name} not raised" + (f" by {self.by}" if self.by else ""))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None and not _re.search(self.pattern, str(value)):
            raise AssertionError(f'"{self.pattern}" does not match "{value}"')
        return True


def assert_raises(exception_class, *args, **kwargs):
    """An AssertionError unless a call, or what is done while it is entered, raises such an exception.

    >>> with np.testing.assert_raises(ZeroDivisionError):
    ...     1 / 0
    """
    return _raises(_Raises(exception_class), args, kwargs)


def assert_raises_regex(exception_class, expected_regexp, *args, **kwargs):
    """As `assert_raises`; the exception's text must match a pattern, too."""
    return _raises(_Raises(exception_class, expected_regexp), args, kwargs)


def _raises(context, args, kwargs):
    if not args:
        return context
    function, *args = args
    context.by = getattr(function, "__name__", str(function))
    with context:
        function(*args, **kwargs)


def assert_approx_equal(actual, desired, significant=7, err_msg="", verbose=True):
    """An AssertionError unless two numbers are equal up to so many significant digits.

    >>> np.testing.assert_approx_equal(0.12345677777777e-20, 0.1234567e-20)
    """
    actual, desired = float(actual), float(desired)
    if desired == actual:
        return
    scale = 0.5 * (abs(desired) + abs(actual))
    scale = 10.0 ** _np.floor(_np.log10(scale)) if scale else 1.0
    header = f"Items are not equal to {significant} significant digits:"
    message = build_err_msg([actual, desired], err_msg, header=header, verbose=verbose)
    if not (_np.isfinite(desired) and _np.isfinite(actual)):
        if not (_np.isnan(desired) and _np.isnan(actual)):
            raise AssertionError(message)
        return
    if abs(desired / scale - actual / scale) >= 10.0 ** -(significant - 1):
        raise AssertionError(message)


def assert_string_equal(actual, desired):
    """An AssertionError unless two texts are equal."""
    if not isinstance(actual, str):
        raise AssertionError(repr(type(actual)))
    if not isinstance(desired, str):
        raise AssertionError(repr(type(desired)))
    if desired != actual:
        from difflib import Differ
        if _re.match(r"\A" + desired + r"\Z", actual, _re.M):
            return
        rows = list(Differ().compare(actual.splitlines(True), desired.splitlines(True)))
        # What is the same on both sides is left out.
        shown = "".join(row for row in rows if not row.startswith("  ")).rstrip()
        raise AssertionError(f"Differences in strings:\n{shown}")


def _steps(x, dtype):
    # How many numbers of a dtype lie below each, as integers.
    x = _np.asarray(x, dtype=dtype)
    bits = x.view({2: _np.int16, 4: _np.int32, 8: _np.int64}[x.dtype.itemsize]).astype(_np.int64)
    least = -(2 ** (8 * x.dtype.itemsize - 1))
    return _np.where(bits < 0, least - bits, bits)


def assert_array_max_ulp(a, b, maxulp=1, dtype=None):
    """The distances of two arrays in steps between neighbors; an AssertionError if one is larger than `maxulp`."""
    a, b = _np.asarray(a), _np.asarray(b)
    kind = _np.dtype(dtype) if dtype is not None else _np.result_type(a, b)
    found = _np.absolute(_steps(a, kind) - _steps(b, kind)).astype(kind)
    if not _np.all(found <= maxulp):
        raise AssertionError(
            f"Arrays are not almost equal up to {maxulp:g} ULP (max difference is {_np.max(found):g} ULP)"
        )
    return found


def assert_array_almost_equal_nulp(x, y, nulp=1):
    """An AssertionError unless two arrays are so near that at most `nulp` steps between neighbors lie between them."""
    x, y = _np.asarray(x), _np.asarray(y)
    largest = _np.maximum(_np.absolute(x), _np.absolute(y))
    if not _np.all(_np.absolute(x - y) <= nulp * _np.spacing(largest)):
        most = _np.max(_np.absolute(_steps(x, x.dtype) - _steps(y, x.dtype)))
        raise AssertionError(f"Arrays are not equal to {nulp} ULP (max is {most:g})")


@_contextlib.contextmanager
def assert_no_warnings():
    """An AssertionError if there is a warning while it is entered."""
    with _warnings.catch_warnings(record=True) as found:
        _warnings.simplefilter("always")
        yield
    if found:
        raise AssertionError(f"Got warnings: {found}")


def assert_warns(warning_class, *args, **kwargs):
    """An AssertionError if there is no such warning while it is entered, or in a call."""
    if not args:
        return _warns(warning_class)
    function, *args = args
    with _warns(warning_class, f" when calling {getattr(function, '__name__', function)}"):
        return function(*args, **kwargs)


def print_assert_equal(test_string, actual, desired):
    """An AssertionError with the text unless two values are equal."""
    if not actual == desired:
        raise AssertionError(f"{test_string} failed\nACTUAL: \n{_shaped(actual)}DESIRED: \n{_shaped(desired)}")


def _shaped(value):
    from pprint import pformat
    return pformat(value) + "\n"


def measure(code_str, times=1, label=None):
    """The seconds that a code takes, so many times."""
    import sys
    import time
    frame = sys._getframe(1)
    code = compile(code_str, f"Test name: {label} ", "exec")
    start = time.perf_counter()
    for _ in range(times):
        exec(code, frame.f_globals, frame.f_locals)
    return 0.01 * round(100 * (time.perf_counter() - start))


@_contextlib.contextmanager
def _warns(warning_class, where=""):
    with _warnings.catch_warnings(record=True) as found:
        _warnings.simplefilter("always")
        yield found
    if not any(issubclass(each.category, warning_class) for each in found):
        raise AssertionError("No warning raised" + where)

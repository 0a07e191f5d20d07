"""Numbers as text."""

import operator as _operator
from builtins import abs as _abs

import numpy as _np


def base_repr(number, base=2, padding=0):
    """A number in another base, with zeros before it.

    >>> np.base_repr(5), np.base_repr(10, 16, padding=1)
    ('101', '0A')
    """
    if base > 36:
        raise ValueError("Bases greater than 36 not handled in base_repr.")
    if base < 2:
        raise ValueError("Bases less than 2 not handled in base_repr.")
    digits, left = [], _abs(int(number))
    while left:
        left, digit = left // base, left % base
        digits.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit])
    if padding:
        digits.append("0" * padding)
    if number < 0:
        digits.append("-")
    return "".join(reversed(digits or "0"))


def binary_repr(num, width=None):
    """A number in base 2; a negative one with a minus, or with `width` as its two's complement.

    >>> np.binary_repr(3, width=4), np.binary_repr(-3, width=5)
    ('0011', '11101')
    """
    num = _operator.index(num)
    if num == 0:
        return "0" * (width or 1)
    if num > 0:
        digits = f"{num:b}"
        if width is not None and len(digits) > width:
            raise ValueError(f"Insufficient bit {width=} provided for binwidth={len(digits)}")
        return digits.zfill(width or 0)
    if width is None:
        return f"-{-num:b}"
    least = (-num - 1).bit_length() + 1
    if least > width:
        raise ValueError(f"Insufficient bit {width=} provided for binwidth={least}")
    return f"{(1 << width) + num:b}"


def fromstring(string, dtype=float, count=-1, *, sep, like=None):
    """The numbers of a text, which `sep` separates.

    >>> np.fromstring("1 2", dtype=int, sep=" ")
    array([1, 2])
    """
    if sep == "":
        raise ValueError("The binary mode of fromstring is removed, use frombuffer instead")
    parts = string.split() if sep.isspace() else string.split(sep.strip())
    kind = int if _np.issubdtype(dtype, _np.integer) else complex if _np.issubdtype(dtype, _np.complexfloating) else float
    found = [kind(part) for part in parts if part.strip()]
    return _np.array(found if count < 0 else found[:count], dtype=dtype)


def loadtxt(
    fname,
    dtype=float,
    comments="#",
    delimiter=None,
    converters=None,
    skiprows=0,
    usecols=None,
    unpack=False,
    ndmin=0,
    encoding=None,
    max_rows=None,
    *,
    quotechar=None,
    like=None,
):
    """The numbers of a text file, or of a list of lines, a row for each line.

    >>> np.loadtxt(["1 2", "3 4"])
    array([[1., 2.],
           [3., 4.]])
    """
    if isinstance(fname, str) or hasattr(fname, "__fspath__"):
        with open(fname) as file:
            lines = file.read().split("\n")
    else:
        lines = list(fname)
    if isinstance(comments, str):
        comments = [comments]
    rows = []
    for line in lines[skiprows:]:
        line = line.decode() if isinstance(line, bytes) else line
        for comment in comments or ():
            line = line.split(comment, 1)[0]
        line = line.strip("\r\n")
        parts = line.split(delimiter) if line.strip() else []
        if not parts:
            continue
        if max_rows is not None and len(rows) >= max_rows:
            break
        if usecols is not None:
            columns = [usecols] if isinstance(usecols, int) else usecols
            for at in columns:
                if not -len(parts) <= at < len(parts):
                    raise ValueError(f"invalid column index {at} at row {len(rows) + 1} with {len(parts)} columns")
            parts = [parts[at] for at in columns]
        if rows and len(parts) != len(rows[0]):
            raise ValueError(
                f"the number of columns changed from {len(rows[0])} to {len(parts)} at row {len(rows) + 1}; use `usecols` "
                "to select a subset and avoid this error"
            )
        rows.append([_converted(part.strip(), at, dtype, converters, len(rows)) for at, part in enumerate(parts)])
    found = _np.array(rows, dtype=dtype)
    if not rows:
        found = found.reshape(0)
    while found.ndim > ndmin and 1 in found.shape:
        found = found.squeeze(found.shape.index(1))
    found = _np.atleast_2d(found) if ndmin == 2 else _np.atleast_1d(found) if ndmin == 1 else found
    if ndmin == 2 and len(rows) > 1 and found.shape[0] == 1:
        found = found.T
    return found.T if unpack else found


def _converted(text, column, dtype, converters, row):
    if callable(converters):
        return converters(text)
    if converters and column in converters:
        return converters[column](text)
    kind = _np.dtype(dtype)
    try:
        if _np.issubdtype(kind, _np.complexfloating):
            return complex(text)
        return int(text) if _np.issubdtype(kind, _np.integer) else float(text)
    except ValueError:
        raise ValueError(f"could not convert string {text!r} to {kind.name} at row {row}, column {column + 1}.") from None


def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    """Writes an array of one or two axes to a text file, a line for each row."""
    X = _np.asarray(X)
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError(f"Expected 1D or 2D array, got {X.ndim}D array instead")
    rows = X.reshape(-1, 1) if X.ndim == 1 else X
    formats = [fmt] * rows.shape[1] if isinstance(fmt, str) and fmt.count("%") == 1 else fmt
    pattern = formats if isinstance(formats, str) else delimiter.join(formats)
    parts = [comments + header.replace("\n", "\n" + comments) + newline] if header else []
    for row in rows:
        parts.append(pattern % tuple(row.tolist()) + newline)
    if footer:
        parts.append(comments + footer.replace("\n", "\n" + comments) + newline)
    text = "".join(parts)
    if hasattr(fname, "write"):
        try:
            fname.write(text)
        except TypeError:
            fname.write(text.encode())
        return
    with open(fname, "w") as file:
        file.write(text)


def _digits(x, precision, unique, fractional):
    # The digits of a finite number, as Decimal: as few as tell it from its neighbours, or rounded.
    from decimal import ROUND_HALF_EVEN, Decimal

    exact = Decimal(float(x))
    shown = Decimal(str(x)) if unique else exact
    if precision is None:
        return shown
    low = shown.adjusted() - precision if not fractional else -precision
    if shown.as_tuple().exponent < low or not unique:
        shown = shown.quantize(Decimal(1).scaleb(low), rounding=ROUND_HALF_EVEN)
    return shown


def _plain(text):
    # A number's text without an exponent.
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return mantissa
    minus = "-" if mantissa.startswith("-") else ""
    whole, _, digits = mantissa.lstrip("-").partition(".")
    point = len(whole) + int(exponent)
    digits = whole + digits
    if point <= 0:
        return f"{minus}0.{'0' * -point}{digits}"
    digits = digits.ljust(point, "0")
    return f"{minus}{digits[:point]}.{digits[point:]}"


def _trimmed(whole, digits, trim, precision):
    if trim == "k":
        return f"{whole}.{digits.ljust(precision or 0, '0')}"
    digits = digits.rstrip("0")
    if trim == "0":
        digits = digits or "0"
    return whole if trim == "-" and not digits else f"{whole}.{digits}"


def _special(x, sign):
    text = str(float(x))
    return text if text.startswith("-") or not sign else f"+{text}"


def format_float_positional(
    x,
    precision=None,
    unique=True,
    fractional=True,
    trim="k",
    sign=False,
    pad_left=None,
    pad_right=None,
    min_digits=None,
):
    """A number with as few decimals as tell it from its neighbours, or with at most `precision` of them.

    >>> np.format_float_positional(np.float32(np.pi))
    '3.1415927'
    """
    if not _np.isfinite(x):
        return _special(x, sign)
    precision = None if precision is None or precision < 0 else precision
    if unique and precision is None:
        text = _plain(str(x))
    else:
        text = format(_digits(x, precision, unique, fractional), "f")
    minus = "-" if text.startswith("-") else "+" if sign else ""
    whole, _, digits = text.lstrip("-").partition(".")
    digits = digits.rstrip("0") if unique else digits
    if min_digits is not None:
        digits = digits.ljust(min_digits, "0")
    shown = minus + _trimmed(whole, digits, trim, None if unique else precision)
    left, _, right = shown.partition(".")
    if pad_right is not None:
        shown = shown.ljust(len(left) + 1 + pad_right)
    return shown.rjust(pad_left - len(left) + len(shown)) if pad_left is not None else shown


def format_float_scientific(
    x, precision=None, unique=True, trim="k", sign=False, pad_left=None, exp_digits=None, min_digits=None
):
    """A number with a power of ten, with as few decimals as tell it from its neighbours, or at most `precision`.

    >>> np.format_float_scientific(np.float32(np.pi))
    '3.1415927e+00'
    """
    if not _np.isfinite(x):
        return _special(x, sign)
    precision = None if precision is None or precision < 0 else precision
    found = _digits(x, precision, unique, False)
    minus, digits, _ = found.as_tuple()
    power = found.adjusted() if found else 0
    whole, digits = str(digits[0]), "".join(map(str, digits[1:]))
    digits = digits.rstrip("0") if unique else digits
    if min_digits is not None:
        digits = digits.ljust(min_digits, "0")
    head = ("-" if minus else "+" if sign else "") + _trimmed(whole, digits, trim, None if unique else precision)
    if pad_left is not None:
        head = head.rjust(pad_left - len(head.partition(".")[0]) + len(head))
    return f"{head}e{'-' if power < 0 else '+'}{str(abs(power)).rjust(exp_digits or 2, '0')}"


def fromregex(file, regexp, dtype, encoding=None):
    """What a regular expression finds in a text file: an array of its only group, of one dtype.

    Several groups would be fields of a structured array, which there is not here.
    """
    import re

    if not hasattr(regexp, "match"):
        regexp = re.compile(regexp)
    if hasattr(file, "read"):
        text = file.read()
    else:
        with open(file, encoding=encoding) as opened:
            text = opened.read()
    found = regexp.findall(text if isinstance(text, str) else text.decode(encoding or "latin1"))
    if not isinstance(dtype, list) or len(dtype) != 1 or found and isinstance(found[0], tuple):
        raise NotImplementedError("numpy.fromregex: only one field, as there are no structured arrays")
    return _np.array([float(each) for each in found]).astype(dtype[0][1])


_buffer_size = 8192


def getbufsize():
    """How many elements ufuncs buffer, which nothing here depends on.

    >>> np.getbufsize()
    8192
    """
    return _buffer_size


def setbufsize(size):
    """Says how many elements ufuncs buffer, which nothing here depends on; gives what was said before."""
    global _buffer_size
    if size < 0:
        raise ValueError("buffer size must be non-negative")
    if size == 0:
        raise ValueError("buffer size must be positive")
    before, _buffer_size = _buffer_size, int(size)
    return before


_error_call = None


def geterrcall():
    """The function that was given to `seterrcall`."""
    return _error_call


def seterrcall(func):
    """Says what is called for errors of floats where `seterr` says so; gives what was said before."""
    global _error_call
    if func is not None and not callable(func) and not callable(getattr(func, "write", None)):
        raise ValueError("python object must be callable or have a callable write method")
    before, _error_call = _error_call, func
    return before


def info(object=None, maxwidth=76, output=None, toplevel="numpy"):
    """Prints the documentation of an object, or of the NumPy function of a name."""
    import inspect

    if isinstance(object, str):
        object = getattr(_np, object)
    print(inspect.getdoc(object), file=output)

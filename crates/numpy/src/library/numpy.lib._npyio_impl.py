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

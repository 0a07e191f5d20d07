"""Arrays in files: the formats `.npy` and `.npz`, and tables with gaps."""

import warnings as _warnings
from _literal import literal as _literal
from _archive import crc32 as _crc32, names as _names, packed as _packed, unpacked as _unpacked
from collections.abc import Mapping as _Mapping

import numpy as _np

_MAGIC = b"\x93NUMPY"
_ALIGNED = 64  # Where the bytes of the elements begin is a multiple of this.
_DIGITS = 21  # The first axis may grow in its file: its length has room for so many digits.


def _is_path(file):
    return isinstance(file, str) or hasattr(file, "__fspath__")


def _path(file, ending):
    path = file if isinstance(file, str) else file.__fspath__()
    return path if path.endswith(ending) else path + ending


def _to_npy(array):
    shape = array.shape
    shown = f"({shape[0]},)" if len(shape) == 1 else f"({', '.join(map(str, shape))})"
    header = f"{{'descr': {array.dtype.str!r}, 'fortran_order': False, 'shape': {shown}, }}"
    if shape:
        header += " " * (_DIGITS - len(str(shape[0])))
    before = len(_MAGIC) + 4
    header += " " * (-(before + len(header) + 1) % _ALIGNED) + "\n"
    return _MAGIC + b"\x01\x00" + len(header).to_bytes(2, "little") + header.encode() + array.tobytes()


def save(file, arr, allow_pickle=True):
    """Writes an array to a file of the notebook, whose name gets `.npy` behind it if it does not end so, or to a file that is
    open.

    >>> np.save("a", np.arange(3)); np.load("a.npy")
    array([0, 1, 2])
    """
    data = _to_npy(_np.asanyarray(arr))
    if not _is_path(file):
        file.write(data)
        return
    with open(_path(file, ".npy"), "wb") as out:
        out.write(data)


def _exactly(file, count, what):
    data = file.read(count)
    if len(data) != count:
        raise ValueError(f"EOF: reading {what}, expected {count} bytes got {len(data)}")
    return data


def _header(file):
    version = tuple(_exactly(file, 2, "magic string"))
    if version not in ((1, 0), (2, 0), (3, 0)):
        raise ValueError(f"we only support format version (1,0), (2,0), and (3,0), not {version}")
    width = 2 if version == (1, 0) else 4
    length = int.from_bytes(_exactly(file, width, "array header length"), "little")
    text = _exactly(file, length, "array header").decode("utf-8" if version == (3, 0) else "latin1")
    try:
        header = _literal(text.lstrip())
    except (SyntaxError, ValueError):
        raise ValueError(f"Cannot parse header: {text!r}") from None
    if not isinstance(header, dict):
        raise ValueError(f"Header is not a dictionary: {header!r}")
    if header.keys() != {"descr", "fortran_order", "shape"}:
        raise ValueError(f"Header does not contain the correct keys: {sorted(header)!r}")
    shape, order = header["shape"], header["fortran_order"]
    if not isinstance(shape, tuple) or not all(isinstance(n, int) for n in shape):
        raise ValueError(f"shape is not valid: {shape!r}")
    if not isinstance(order, bool):
        raise ValueError(f"fortran_order is not a valid bool: {order!r}")
    return header["descr"], order, shape


def _dtype(described, opaque):
    if described in opaque:
        return opaque[described], False
    if isinstance(described, list) or (isinstance(described, str) and described.lstrip("<>|=")[:1] in ("O", "V", "S", "U", "M", "m")):
        raise NotImplementedError(f"numpy.load: arrays of {described!r} are not supported here")
    try:
        return _np.dtype(described.replace(">", "<")), described.startswith(">")
    except (AttributeError, TypeError):
        raise ValueError(f"descr is not a valid dtype descriptor: {described!r}") from None


def _read(file, opaque):
    described, is_turned, shape = _header(file)
    dtype, is_big = _dtype(described, opaque)
    count = 1
    for n in shape:
        count *= n
    data = _exactly(file, count * dtype.itemsize, "array data")
    if is_big:
        # The bytes of each number are the other way round; a complex one is two numbers.
        width = dtype.itemsize // (2 if dtype.kind == "c" else 1)
        data = _np.frombuffer(data, dtype=_np.uint8).reshape(-1, width)[:, ::-1].tobytes()
    found = _np.frombuffer(data, dtype=dtype).copy()
    return found.reshape(shape[::-1]).transpose() if is_turned else found.reshape(shape)


def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII", *, max_header_size=10000):
    """The array that is in a file of the format `.npy`, or the arrays of a file `.npz`: one of the notebook, or one that is open.

    A FileNotFoundError or a ValueError says what is not so.
    """
    return _load(file, mmap_mode, {})


def _load(file, mmap_mode, opaque):
    if mmap_mode is not None:
        raise NotImplementedError("numpy.load: files are in memory here, and are not mapped: leave out mmap_mode")
    if _is_path(file):
        with open(file, "rb") as opened:
            return _loaded(opened, opaque, file)
    return _loaded(file, opaque, file)


def _loaded(file, opaque, named):
    start = file.read(len(_MAGIC))
    if not start:
        raise EOFError("No data left in file")
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return NpzFile(start + file.read(), named, opaque)
    if start != _MAGIC:
        raise ValueError(
            "This file contains pickled (object) data. If you trust the file you can load it unsafely using the "
            "`allow_pickle=` keyword argument or `pickle.load()`."
        )
    return _read(file, opaque)


class NpzFile(_Mapping):
    """The arrays of a file `.npz`, by their names; each is read when it is asked for."""

    _MAX_REPR_ARRAY_COUNT = 5

    def __init__(self, data, named="object", opaque=()):
        self.zip, self.fid, self._opaque = data, named, opaque
        self._paths = _in_order(data)
        self.files = [path.removesuffix(".npy") for path in self._paths]
        self.f = _Names(self)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        """Lets go of the file."""
        self.zip = self.f = None

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def __contains__(self, key):
        return key in self.files or key in self._paths

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(f"{key} is not a file in the archive")
        if self.zip is None:
            raise AttributeError("'NoneType' object has no attribute 'open'")
        path = key if key in self._paths else self._paths[self.files.index(key)]
        data = _unpacked(self.zip, path)
        if not data.startswith(_MAGIC):
            return data
        return _read(_Bytes(data, len(_MAGIC)), self._opaque)

    def __repr__(self):
        names = ", ".join(self.files[: self._MAX_REPR_ARRAY_COUNT])
        if len(self.files) > self._MAX_REPR_ARRAY_COUNT:
            names += "..."
        return f"NpzFile {self.fid if _is_path(self.fid) else 'object'!r} with keys: {names}"


class _Names:
    """The arrays of a file as attributes."""

    def __init__(self, arrays):
        self._arrays = arrays

    def __getattr__(self, name):
        try:
            return self._arrays[name]
        except KeyError:
            raise AttributeError(name) from None

    def __dir__(self):
        return self._arrays.files


class _Bytes:
    """Bytes that are read from a place on."""

    def __init__(self, data, at):
        self.data, self.at = data, at

    def read(self, count):
        start, self.at = self.at, self.at + count
        return self.data[start : self.at]


def _in_order(data):
    """The paths of an archive's files, in the order in which they were put there."""
    # In the list of the files each name stands behind 46 bytes; it begins where the end says.
    paths = []
    at = int.from_bytes(data[data.rindex(b"PK\x05\x06") :][16:20], "little")
    for _ in _names(data):
        name, extra, comment = (int.from_bytes(data[at + place : at + place + 2], "little") for place in (28, 30, 32))
        paths.append(data[at + 46 : at + 46 + name].decode())
        at += 46 + name + extra + comment
    return paths


def savez(file, *args, allow_pickle=True, **kwds):
    """Writes arrays to one file of the notebook, `.npz`: those by position under the names `arr_0`, `arr_1` ..., those by
    keyword under theirs.

    >>> np.savez("two", np.arange(2), b=np.ones(1)); np.load("two.npz")["arr_0"]
    array([0, 1])
    """
    _write(file, args, kwds, False)


def savez_compressed(file, *args, allow_pickle=True, **kwds):
    """As `savez`, with the arrays packed.

    >>> np.savez_compressed("packed", x=np.zeros(3)); np.load("packed.npz")["x"]
    array([0., 0., 0.])
    """
    _write(file, args, kwds, True)


def _write(file, args, kwds, packs):
    arrays = dict(kwds)
    for at, array in enumerate(args):
        if f"arr_{at}" in arrays:
            raise ValueError(f"Cannot use un-named variables and keyword arr_{at}")
        arrays[f"arr_{at}"] = array
    data = _archive({f"{name}.npy": _to_npy(_np.asanyarray(array)) for name, array in arrays.items()}, packs)
    if not _is_path(file):
        file.write(data)
        return
    with open(_path(file, ".npz"), "wb") as out:
        out.write(data)


def _archive(files, packs):
    """An archive: each file behind a header, their list, and an end that says where it begins."""
    out, listed = bytearray(), bytearray()
    for path, data in files.items():
        name, place = path.encode(), len(out)
        stored = _packed(data) if packs else data
        # Made by version 2.0; the name is UTF-8; the time is the format's first.
        about = b"".join(
            number.to_bytes(width, "little")
            for number, width in (
                (20, 2), (0x800, 2), (8 if packs else 0, 2), (0, 2), (0x21, 2),
                (_crc32(data), 4), (len(stored), 4), (len(data), 4), (len(name), 2), (0, 2),
            )
        )  # fmt: skip
        out += b"PK\x03\x04" + about + name + stored
        listed += b"PK\x01\x02" + b"\x14\x00" + about + bytes(10) + place.to_bytes(4, "little") + name
    counts = len(files).to_bytes(2, "little") * 2
    end = b"PK\x05\x06" + bytes(4) + counts + len(listed).to_bytes(4, "little") + len(out).to_bytes(4, "little") + bytes(2)
    return bytes(out + listed + end)


def fromfile(file, dtype=float, count=-1, sep="", offset=0, *, like=None):
    """The elements whose bytes are in a file, or whose digits are, with `sep` between them.

    >>> size = open("a.bin", "wb").write(bytes([1, 0, 2, 0])); np.fromfile("a.bin", dtype=np.int16)
    array([1, 2], dtype=int16)
    """
    if sep:
        with open(file) as opened:
            return _np.fromstring(opened.read(), dtype, count, sep=sep)
    with open(file, "rb") as opened:
        data = opened.read()[offset:]
    dtype = _np.dtype(dtype)
    held = len(data) // dtype.itemsize
    return _np.frombuffer(data, dtype, held if count < 0 else min(count, held)).copy()


def genfromtxt(
    fname,
    dtype=float,
    comments="#",
    delimiter=None,
    skip_header=0,
    skip_footer=0,
    converters=None,
    missing_values=None,
    filling_values=None,
    usecols=None,
    names=None,
    excludelist=None,
    deletechars=" !#$%&'()*+,-./:;<=>?@[\\]^{|}~",
    replace_space="_",
    autostrip=False,
    case_sensitive=True,
    defaultfmt="f%i",
    unpack=None,
    usemask=False,
    loose=True,
    invalid_raise=True,
    max_rows=None,
    encoding=None,
    *,
    ndmin=0,
    like=None,
):
    """The numbers of a text file, or of a list of lines, where some may be missing: those are nan, or -1 among integers, or what
    `filling_values` says.

    Columns with names, or of different kinds, are a NotImplementedError.

    >>> np.genfromtxt(["1,2", ",4"], delimiter=",")
    array([[ 1.,  2.],
           [nan,  4.]])
    """
    if names is not None or usemask:
        raise NotImplementedError("numpy.genfromtxt: arrays with named columns or masks are not supported here")
    rows = _rows(fname, comments, delimiter, skip_header, max_rows, autostrip)
    rows = rows[: len(rows) - skip_footer] if skip_footer else rows
    if not rows:
        _warnings.warn(f'genfromtxt: Empty input file: "{fname}"', stacklevel=2)
        return _np.array([], dtype=float if dtype is None else dtype)
    width = len(rows[0][1])
    columns = _columns(usecols, width)
    wrong = [(line, len(parts)) for line, parts in rows if len(parts) != width]
    if wrong:
        lines = [f"    Line #{line} (got {got} columns instead of {len(columns)})" for line, got in wrong]
        message = "\n".join(["Some errors were detected !", *lines])
        if invalid_raise:
            raise ValueError(message)
        _warnings.warn(message, _np.exceptions.VisibleDeprecationWarning, stacklevel=2)
    table = [[parts[at] for at in columns] for line, parts in rows if len(parts) == width]
    missing = [_of_column(missing_values, at, place, "") for place, at in enumerate(columns)]
    kind = _np.dtype(_kind(table, missing)) if dtype is None else _np.dtype(dtype)
    filled = [_of_column(filling_values, at, place, None) for place, at in enumerate(columns)]
    own = [(converters or {}).get(at, (converters or {}).get(at - width)) for at in columns]
    found = [[_number(text, kind, missing[at], filled[at], own[at], loose) for at, text in enumerate(row)] for row in table]
    found = _np.array(found, dtype=kind)
    while found.ndim > ndmin and 1 in found.shape:
        found = found.squeeze(found.shape.index(1))
    return found.T if unpack else found


def _rows(fname, comments, delimiter, skipped, most, strips):
    if _is_path(fname):
        with open(fname) as file:
            lines = file.read().splitlines()
    else:
        lines = [line.decode() if isinstance(line, bytes) else line for line in fname]
    if delimiter is not None and not isinstance(delimiter, str):
        raise NotImplementedError("numpy.genfromtxt: columns by their widths are not supported here")
    rows = []
    for number, line in enumerate(lines[skipped:], skipped + 1):
        line = (line.split(comments, 1)[0] if comments is not None else line).strip(" \r\n" if delimiter != " " else "\r\n")
        parts = line.split(delimiter) if line else []
        if not parts:
            continue
        if most is not None and len(rows) >= most:
            break
        rows.append((number, [part.strip() for part in parts] if strips else parts))
    return rows


def _columns(usecols, width):
    if usecols is None:
        return list(range(width))
    columns = [usecols] if isinstance(usecols, int) else list(usecols)
    return [at + width if at < 0 else at for at in columns]


def _of_column(given, column, place, default):
    """What is given for all columns, for each, or by the columns' numbers."""
    if isinstance(given, dict):
        return given.get(column, default)
    if isinstance(given, (list, tuple)):
        return given[place] if place < len(given) else default
    return default if given is None else given


def _is_missing(text, missing):
    return not text.strip() or text.strip() in ([missing] if isinstance(missing, str) else missing)


def _kind(table, missing):
    """The one kind of number that all columns are of."""
    kinds = set()
    for at in range(len(table[0])):
        texts = [row[at] for row in table if not _is_missing(row[at], missing[at])]
        for kind in (int, float, complex):
            try:
                [kind(text) for text in texts]
            except ValueError:
                continue
            kinds.add(kind)
            break
        else:
            raise NotImplementedError("numpy.genfromtxt: arrays of texts are not supported here")
    if len(kinds) > 1:
        raise NotImplementedError("numpy.genfromtxt: columns of different kinds are not supported here: say a dtype")
    return kinds.pop()


def _number(text, kind, missing, filled, converter, loose):
    if converter is not None:
        return converter(text)
    default = filled if filled is not None else -1 if kind.kind in "iu" else False if kind.kind == "b" else _np.nan
    if _is_missing(text, missing):
        return default
    try:
        if kind.kind == "b":
            return {"TRUE": True, "FALSE": False}[text.strip().upper()]
        return complex(text) if kind.kind == "c" else int(text) if kind.kind in "iu" else float(text)
    except (ValueError, KeyError):
        if loose:
            return default
        raise ValueError(f"Cannot convert string '{text}'") from None

"""Dtypes of elements that are not numbers: texts, bytes, objects, times, and records of fields."""

import re as _re
from types import MappingProxyType as _Proxy

import numpy as _np

_SIMPLE = {"U": "str", "S": "bytes", "O": "object", "V": "void", "M": "datetime64", "m": "timedelta64"}
_UNITS = ("Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as")


class ElementDType(_np.dtype):
    """What the elements of an array are that holds no numbers."""

    __module__ = "numpy.dtypes"
    kind = char = name = str = type = names = fields = None
    itemsize, alignment, byteorder, hasobject, isalignedstruct = 0, 1, "|", False, False
    base = subdtype = metadata = unit = None
    shape, ndim, isnative, isbuiltin, count = (), 0, True, 0, 1

    def __repr__(self):
        return f"dtype({_written(self)})"

    def __str__(self):
        if self.names is not None or self.subdtype:
            return _written(self)
        return self.name if self.kind in "OMm" else self.str

    def _key(self):
        fields = self.fields and tuple((name, *self.fields[name]) for name in self.names)
        return (self.kind, self.itemsize, self.unit, self.count, fields, self.subdtype)

    def __eq__(self, other):
        if not isinstance(other, ElementDType):
            try:
                other = _np.dtype(other) if other is not None else None
            except (TypeError, ValueError):
                return False
        return isinstance(other, ElementDType) and self._key() == other._key()

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash((self.kind, self.itemsize, self.unit, self.names))

    def __len__(self):
        return len(self.names or ())

    def __bool__(self):
        return True

    def __getitem__(self, key):
        if self.names is None:
            raise KeyError(f"There are no fields in dtype {self}.")
        if isinstance(key, list):
            return record_dtype([(name, self.fields[name][0]) for name in key])
        if isinstance(key, int):
            if not -len(self.names) <= key < len(self.names):
                raise IndexError(f"Field index {key} out of range.")
            key = self.names[key]
        if key not in self.fields:
            raise KeyError(f"Field named {key!r} not found.")
        return self.fields[key][0]

    @property
    def descr(self):
        """The fields as a list."""
        return _descr(self) if self.names is not None else [("", self.str)]

    def newbyteorder(self, new_order="S", /):
        """The dtype with bytes in another order; here there is one order."""
        return self


def _code(dtype, short=False):
    if dtype.names is not None:
        return _descr(dtype, short)
    return "?" if dtype.kind == "b" and short else dtype.str.lstrip("|") if short else dtype.str


def _descr(dtype, short=False):
    listed = []
    for name in dtype.names:
        field = dtype.fields[name][0]
        if field.subdtype:
            inner, shape = field.subdtype
            listed.append((name, _code(inner, short), shape))
        else:
            listed.append((name, _code(field, short)))
    return listed


def _written(dtype):
    if dtype.subdtype:
        inner, shape = dtype.subdtype
        return f"({_written(inner) if isinstance(inner, ElementDType) else repr(inner.str)}, {shape})"
    if dtype.names is not None:
        packed = sum(dtype.fields[name][0].itemsize for name in dtype.names) == dtype.itemsize
        if packed and not dtype.isalignedstruct:
            return repr(_descr(dtype, True))
        formats = [item[1] if len(item) == 2 else item[1:] for item in _descr(dtype, True)]
        offsets = [dtype.fields[name][1] for name in dtype.names]
        text = f"{{'names': {[*dtype.names]}, 'formats': {formats}, 'offsets': {offsets}, 'itemsize': {dtype.itemsize}}}"
        return text + (", align=True" if dtype.isalignedstruct else "")
    if dtype.kind == "O":
        return "'O'"
    text = dtype.str.lstrip("|") if dtype.kind in "SV" else dtype.str
    return repr(text if dtype.itemsize or dtype.kind not in "USV" else text.rstrip("0"))


def _new(kind, **facts):
    names = {"U": "StrDType", "S": "BytesDType", "O": "ObjectDType", "V": "VoidDType"}
    names |= {"M": "DateTime64DType", "m": "TimeDelta64DType"}
    self = _np._hollow(_CLASSES.setdefault(kind, type(names[kind], (ElementDType,), {"__module__": "numpy.dtypes"})))
    self.kind = self.char = kind
    self.base = self
    self.__dict__.update(facts)
    return self


_CLASSES = {}


def text_dtype(kind, length):
    """Texts or bytes of at most `length` characters."""
    size = length * (4 if kind == "U" else 1)
    name = _SIMPLE[kind] + (str(8 * size) if size else "")
    order = "<" if kind == "U" else "|"
    return _new(kind, itemsize=size, name=name, str=f"{order}{kind}{length}", type=_scalar(kind), byteorder="=" if kind == "U" else "|",
                alignment=4 if kind == "U" else 1)


def object_dtype():
    """Any objects."""
    return _new("O", itemsize=8, alignment=8, name="object", str="|O", type=_scalar("O"), hasobject=True)


def time_dtype(kind, unit, count=1):
    """Dates or spans of time in a unit; None for the unit of what is to be read."""
    shown = "" if unit is None else f"[{'' if count == 1 else count}{unit}]"
    return _new(kind, itemsize=8, alignment=8, name=_SIMPLE[kind] + shown, str=f"<{kind}8{shown}", type=_scalar(kind), unit=unit,
                count=count, byteorder="=")


def sub_dtype(inner, shape):
    """Small arrays as elements of a field."""
    size = inner.itemsize
    for length in shape:
        size *= length
    return _new("V", itemsize=size, alignment=inner.alignment, name=f"void{8 * size}", str=f"|V{size}", type=_scalar("V"),
                subdtype=(inner, shape), shape=shape, base=inner, ndim=len(shape), hasobject=inner.hasobject)


def record_dtype(fields, align=False):
    """Fields, each with a name and a dtype."""
    found, names, offset, widest = {}, [], 0, 1
    for number, field in enumerate(fields):
        name, title = field[0] or f"f{number}", None
        if isinstance(name, tuple):
            title, name = name
        inner = _np.dtype(field[1])
        if len(field) == 3 and isinstance(field[2], int) and inner.kind in "USV" and inner.itemsize == 0:
            inner = _of_pair(inner, field[2])
        elif len(field) == 3:
            shape = field[2] if isinstance(field[2], tuple) else (field[2],)
            inner = inner if shape == (1,) and not isinstance(field[2], tuple) else sub_dtype(inner, shape)
        if name in found:
            raise ValueError(f"field {name!r} occurs more than once")
        if align:
            offset += -offset % inner.alignment
            widest = max(widest, inner.alignment)
        found[name] = (inner, offset) if title is None else (inner, offset, title)
        names.append(name)
        offset += inner.itemsize
    offset += -offset % widest
    return _new("V", itemsize=offset, alignment=widest, name=f"void{8 * offset}", str=f"|V{offset}", type=_scalar("V"),
                names=tuple(names), fields=_Proxy(found), isalignedstruct=align, hasobject=any(it[0].hasobject for it in found.values()))


def _of_dict(spec, align):
    if "names" not in spec:
        spec = {"names": [*spec], "formats": [it[0] for it in spec.values()], "offsets": [it[1] for it in spec.values()]}
    dtype = record_dtype([*zip(spec["names"], spec["formats"])], align)
    if "offsets" in spec:
        fields = {name: (dtype.fields[name][0], at) for name, at in zip(spec["names"], spec["offsets"])}
        dtype.fields = _Proxy(fields)
        dtype.itemsize = max(at + inner.itemsize for inner, at in fields.values())
    if "itemsize" in spec:
        dtype.itemsize = spec["itemsize"]
    dtype.str, dtype.name = f"|V{dtype.itemsize}", f"void{8 * dtype.itemsize}"
    return dtype


def _scalar(kind):
    return getattr(_np, {"U": "str_", "S": "bytes_", "O": "object_", "V": "void", "M": "datetime64", "m": "timedelta64"}[kind])


def _of_text(text, align):
    text = text.strip()
    if "," in text and not text.startswith("("):
        parts = _re.split(r",\s*(?![^(]*\))", text)
        return record_dtype([("", _np.dtype(part)) for part in parts if part], align)
    found = _re.fullmatch(r"\(([\d, ]*)\)(.+)", text) or _re.fullmatch(r"(\d+)([A-Za-z].*)", text)
    if found and "," in found[2]:
        parts = _re.split(r",\s*(?![^(]*\))", text)
        return record_dtype([("", _np.dtype(part)) for part in parts], align)
    if found:
        shape = tuple(int(part) for part in found[1].split(",") if part.strip())
        return sub_dtype(_np.dtype(found[2]), shape) if shape != (1,) else _np.dtype(found[2])
    bare = text.lstrip("<>=|")
    if bare in ("O", "O8", "object", "object_"):
        return object_dtype()
    found = _re.fullmatch(r"(U|S|a|V|str_?|bytes_?|void)(\d*)", bare)
    if found:
        kind = {"s": "U", "b": "S", "v": "V", "a": "S"}.get(found[1][0], found[1][0])
        length = int(found[2] or 0)
        if found[1] in ("str", "bytes", "void") and found[2]:
            length //= 32 if found[1] == "str" else 8
        if kind == "V":
            return _new("V", itemsize=length, name=f"void{8 * length}" if length else "void", str=f"|V{length}", type=_scalar("V"))
        return text_dtype(kind, length)
    found = _re.fullmatch(r"(M8|m8|datetime64|timedelta64)(?:\[(\d*)([a-zA-Zμ]+)\])?", bare)
    if found:
        unit = found[3] and found[3].replace("μ", "u")
        if unit is not None and unit not in _UNITS and unit != "generic":
            raise TypeError(f'Invalid datetime unit in metadata string "[{found[2]}{found[3]}]"')
        return time_dtype("M" if found[1][0] in "Md" else "m", None if unit == "generic" else unit, int(found[2] or 1))
    return None


def dtype_of(spec, align=False):
    """The dtype that a value names, or None."""
    if isinstance(spec, ElementDType):
        return spec
    if isinstance(spec, str):
        return _of_text(spec, align)
    if isinstance(spec, bytes):
        return _of_text(spec.decode(), align)
    if isinstance(spec, type):
        for kind, classes in {"U": (str,), "S": (bytes,), "M": (_np.datetime64,), "m": (_np.timedelta64,)}.items():
            if issubclass(spec, classes):
                return text_dtype(kind, 0) if kind in "US" else time_dtype(kind, None)
        if issubclass(spec, _np.void):
            return _of_text("V", align)
        return object_dtype() if not issubclass(spec, _np.generic) or spec is _np.object_ else None
    if isinstance(spec, list):
        return record_dtype(spec, align)
    if isinstance(spec, dict):
        return _of_dict(spec, align)
    if isinstance(spec, tuple) and len(spec) == 2:
        return _of_pair(*spec)
    inner = getattr(spec, "dtype", None)
    return inner if isinstance(inner, _np.dtype) else None


def _of_pair(first, second):
    if isinstance(second, (int, tuple)):
        inner = _np.dtype(first)
        if isinstance(inner, ElementDType) and inner.itemsize == 0 and inner.kind in "USV":
            return _of_text(f"{inner.kind}{second}", False)
        shape = second if isinstance(second, tuple) else (second,)
        return sub_dtype(inner, shape) if shape else inner
    if isinstance(second, (list, dict)):
        dtype = dtype_of(second)
        if isinstance(first, type) and issubclass(first, _np.void):
            dtype.type = first
        return dtype
    return None


def reduced(dtype):
    """What a pickle keeps of a dtype: its kind and size, the order of bytes, and what else records and dates have."""
    if dtype.kind == "V":
        raise TypeError(f"cannot pickle {dtype!r}")
    order, code = dtype.str[0], dtype.str[1:]
    if dtype.kind in "US":
        return _np.dtype, (code.partition("[")[0], False, True), (3, order, None, None, None, dtype.itemsize, 1 if dtype.kind == "S" else 4, 0)
    if dtype.kind in "mM":
        return _np.dtype, (dtype.str, False, True), (4, order, None, None, None, -1, -1, 0)
    return _np.dtype, (code, False, True), (3, order, None, None, None, -1, -1, 63 if dtype.kind == "O" else 0)

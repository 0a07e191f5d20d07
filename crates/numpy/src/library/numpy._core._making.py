"""How arrays of elements that are not numbers are made, of values and of other arrays."""

import builtins as _b
import datetime as _datetime

import numpy as _np
from numpy._core import _elements as _e
from numpy._core._dtypes import ElementDType, object_dtype, text_dtype, time_dtype

_SEQUENCES = (list, tuple)


def _is_sequence(value):
    return isinstance(value, _SEQUENCES) or isinstance(value, _np.ndarray) and value.ndim > 0


def _leaves(value, deepest, found):
    """The shape that nested sequences have in common, and their leaves."""
    if not _is_sequence(value) or deepest == 0:
        found.append(value)
        return ()
    if isinstance(value, _np.ndarray):
        found.extend(value._scalars() if isinstance(value, _e.ndarray) else [*value.ravel()] if value.dtype.names else value.ravel().tolist())
        return value.shape
    shapes = [_leaves(item, deepest - 1, found) for item in value]
    if not shapes:
        return (0,)
    if _b.any(shape != shapes[0] for shape in shapes):
        return None
    return None if shapes[0] is None else (_b.len(shapes), *shapes[0])


def _depth(value, deepest=_e.DEEPEST):
    """How deep nested sequences agree on their lengths."""
    depth, level = 0, [value]
    while depth < deepest and level and _b.all(_is_sequence(item) for item in level):
        if _b.len({_b.len(item) for item in level}) > 1:
            break
        depth += 1
        level = [inner for item in level for inner in item]
    return depth


def discovered(value, is_object=False, deepest=_e.DEEPEST):
    """The shape and the leaves of a nested sequence."""
    found = []
    shape = _leaves(value, deepest, found)
    if shape is not None:
        return shape, found
    depth = _depth(value, deepest)
    if is_object:
        found = []
        return _leaves(value, depth, found), found
    shape = []
    level = value
    for _ in _b.range(depth):
        shape.append(_b.len(level))
        level = level[0]
    raise ValueError(
        "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
        f"{depth} dimensions. The detected shape was {tuple(shape)} + inhomogeneous part."
    )


def found_dtype(leaves):
    """The dtype that values have in common."""
    kinds, width, units = set(), 0, []
    for leaf in leaves:
        if isinstance(leaf, str):
            kinds.add("U")
            width = _b.max(width, _b.len(leaf))
        elif isinstance(leaf, bytes):
            kinds.add("S")
            width = _b.max(width, _b.len(leaf))
        elif isinstance(leaf, (_np.datetime64, _np.timedelta64)):
            kinds.add(leaf.dtype.kind)
            units.append(leaf.dtype)
        elif isinstance(leaf, _np.void):
            return leaf.dtype
        elif isinstance(leaf, (_b.bool, int, float, complex, _np.generic)) and not _is_big(leaf):
            kinds.add(_np.asarray(leaf).dtype)
        else:
            return object_dtype()
    numbers = [kind for kind in kinds if isinstance(kind, _np.dtype)]
    kinds -= set(numbers)
    if kinds <= {"U", "S"} and kinds:
        width = _b.max([width, *(_e._text_width(dtype) for dtype in numbers)])
        return text_dtype("U" if "U" in kinds else "S", width or 1)
    if _b.len(kinds) == 1 and kinds & {"m", "M"}:
        return common_time(units)
    return _np.result_type(*numbers) if numbers and not kinds else object_dtype()


def _is_big(value):
    return isinstance(value, int) and not isinstance(value, _np.generic) and not -(2**63) <= value < 2**64


def common_time(dtypes):
    """The finest unit of several dtypes of times."""
    from numpy._core._times import finer

    unit, count = None, 1
    for dtype in dtypes:
        unit, count = finer((unit, count), (dtype.unit, dtype.count))
    return time_dtype(dtypes[0].kind, unit, count)


def array(value, dtype=None, copy=True, order="K", subok=False, ndmin=0, ndmax=0, like=None):
    """The array of nested sequences, or of one value."""
    dtype = None if dtype is None else _np.dtype(dtype)
    if isinstance(value, _np.ndarray) and not hasattr(value, "_cells") and not hasattr(value, "_fields") and hasattr(value, "__array_function__"):
        value = value.__array__()
    if dtype is not None and not isinstance(dtype, ElementDType):
        return _numbers(value, dtype, ndmin)
    if dtype is not None and (dtype.names is not None or dtype.kind == "V"):
        from numpy._core._records import records

        return records(value, dtype)
    if isinstance(value, _e.ndarray) and (dtype is None or dtype == value.dtype):
        result = value.copy()
    elif getattr(value, "_fields", None) is not None and dtype is None:
        return value.copy()
    elif isinstance(value, _np.ndarray) and dtype is not None:
        result = converted(value, dtype)
    else:
        shape, leaves = discovered(value, dtype is not None and dtype.kind == "O", ndmax or _e.DEEPEST)
        dtype = found_dtype(leaves) if dtype is None else dtype
        if dtype.names is not None:
            from numpy._core._records import records

            return records(value, dtype)
        if not isinstance(dtype, ElementDType):
            return _np.array([getattr(leaf, "item", lambda leaf=leaf: leaf)() for leaf in leaves], dtype=dtype).reshape(shape)
        result = of_leaves(leaves, shape, dtype)
    return result.reshape((1,) * (ndmin - result.ndim) + result.shape) if result.ndim < ndmin else result


def of_leaves(leaves, shape, dtype):
    """An array of values."""
    if dtype.kind in "mM" and dtype.unit is None:
        units = [_e.scalar(None, time_dtype(dtype.kind, None)).__class__(leaf).dtype for leaf in leaves]
        dtype = common_time([dtype, *units]) if units else dtype
    if dtype.kind in "US" and not dtype.itemsize:
        cells = [_e.read(leaf, dtype) for leaf in leaves]
        return _e.made(cells, shape, dtype)
    return _e.made([_e.read(leaf, dtype) for leaf in leaves], shape, dtype)


def _numbers(value, dtype, ndmin):
    if isinstance(value, _e.ndarray):
        result = converted(value, dtype)
    else:
        shape, leaves = discovered(value)
        result = _np.array([_number(leaf, dtype) for leaf in leaves], dtype=dtype).reshape(shape)
    return result.reshape((1,) * (ndmin - result.ndim) + result.shape) if result.ndim < ndmin else result


def _number(leaf, dtype):
    if isinstance(leaf, bytes):
        leaf = leaf.decode()
    if isinstance(leaf, str) and dtype.kind == "b":
        return _b.bool(leaf) if leaf not in ("True", "False", "0", "1") else leaf in ("True", "1")
    if isinstance(leaf, (_np.datetime64, _np.timedelta64)):
        return _e._MISSING if leaf._value is None else leaf._value
    if dtype.kind in "iu":
        return int(leaf) if not isinstance(leaf, str) else int(leaf.strip())
    if dtype.kind == "b":
        return _b.bool(leaf)
    if leaf is None and dtype.kind == "f":
        return _np.nan
    return (complex if dtype.kind == "c" else float)(leaf)


def converted(x, dtype):
    """An array in another dtype, where one of both is of no numbers."""
    if getattr(x, "_fields", None) is not None or dtype.names is not None:
        from numpy._core._records import records

        return records(x, dtype)
    if not isinstance(dtype, ElementDType):
        return _np.array([_number(leaf, dtype) for leaf in x._scalars()], dtype=dtype).reshape(x.shape)
    if isinstance(x, _e.ndarray):
        if x.dtype == dtype:
            return x.copy()
        if dtype.kind == "O":
            return _e.made([_e._plain(cell, x.dtype) for cell in x._list()], x.shape, dtype)
        if dtype.kind in "mM" and dtype.unit is None and x.dtype.kind == dtype.kind:
            return x.copy()
        return of_leaves(x._scalars(), x.shape, dtype)
    leaves = x.ravel().tolist()
    if dtype.kind == "U" or dtype.kind == "S":
        if not dtype.itemsize:
            dtype = text_dtype(dtype.kind, _e._text_width(x.dtype) or 1)
        leaves = [_e.number_text(leaf, x.dtype) for leaf in leaves]
    return of_leaves(leaves, x.shape, dtype)


def filled(shape, value, dtype):
    """An array of one value."""
    dtype = _np.dtype(dtype)
    shape = (shape,) if not isinstance(shape, (tuple, list)) else tuple(shape)
    if dtype.names is not None or dtype.kind == "V":
        from numpy._core._records import blank

        return blank(shape, dtype, value)
    if dtype.kind in "US" and not dtype.itemsize:
        dtype = text_dtype(dtype.kind, _b.max(1, _b.len(value)))
    if dtype.kind in "mM" and value == 0:
        cell = 0
    else:
        cell = _e.read(value, dtype)
    size = 1
    for length in shape:
        size *= length
    return _e.made([cell] * size, shape, dtype)


_FIRST = {
    "zeros": lambda dtype: {"U": "", "S": b"", "O": 0}.get(dtype.kind, 0),
    "empty": lambda dtype: {"U": "", "S": b"", "O": None}.get(dtype.kind, 0),
    "ones": lambda dtype: {"U": "1", "S": b"1", "O": 1}.get(dtype.kind, 1),
}


def make(name, args, kwargs):
    """What makes arrays, where the dtype or the values are no numbers."""
    known = 2 if name in ("full", "full_like") else 1
    kwargs = {**dict(zip(("dtype", "order"), args[known:])), **kwargs}
    args = args[:known]
    if name in ("array", "asarray", "asanyarray", "ascontiguousarray", "asfortranarray", "asarray_chkfinite"):
        value = args[0]
        kwargs = {key: it for key, it in kwargs.items() if key in ("dtype", "ndmin", "ndmax")}
        if name == "asanyarray" and isinstance(value, _np.ndarray) and "dtype" not in kwargs:
            return value
        if name != "array" and isinstance(value, _e.ndarray) and kwargs.get("dtype", value.dtype) == value.dtype:
            return value
        if hasattr(value, "__array__") and not isinstance(value, (_np.ndarray, _np.generic)):
            return _np.asarray(value.__array__(), **kwargs)
        return array(value, **kwargs)
    if name in ("copy",):
        return array(args[0])
    if name.endswith("_like"):
        like = args[0] if isinstance(args[0], _np.ndarray) else array(args[0])
        dtype = _np.dtype(kwargs.get("dtype", like.dtype))
        shape = kwargs.get("shape", like.shape)
        name, args = name.removesuffix("_like"), (shape, *args[1:])
    else:
        shape, dtype = args[0], _np.dtype(kwargs["dtype"]) if "dtype" in kwargs else None
    if name == "full":
        value = args[1] if _b.len(args) > 1 else kwargs["fill_value"]
        if dtype is None:
            dtype = array(value).dtype
        if not isinstance(dtype, ElementDType):
            return _np.full(shape, value, dtype=dtype)
        if _is_sequence(value):
            result = filled(shape, array(value, dtype)._list()[0], dtype)
            result[...] = value
            return result
        return filled(shape, value, dtype)
    if not isinstance(dtype, ElementDType):
        return getattr(_np, name)(shape, dtype=dtype)
    value = _FIRST[name](dtype)
    return filled(shape, value, dtype)

"""NumPy's functions of arrays that hold no numbers: they move places, or compare ranks."""

import builtins as _b

import numpy as _np
from numpy._core import _cells, _elements as _e
from numpy._core._making import _is_sequence, array

# Which arguments hold elements; what is in the second table gives elements, in the third numbers.
_MOVING = {
    "append": (0, 1), "insert": (0, 2), "where": (1, 2), "choose": (1,), "select": (1, 2), "putmask": (0, 2), "extract": (1,),
    "compress": (1,), "full_like": (0, 1), "copyto": (0, 1), "place": (0, 2), "put_along_axis": (0, 2), "pad": (0,),
}
_MOVING |= dict.fromkeys(
    """concatenate stack vstack hstack dstack column_stack row_stack repeat tile roll flip fliplr flipud rot90 split array_split
    hsplit vsplit dsplit moveaxis rollaxis expand_dims broadcast_to broadcast_arrays atleast_1d atleast_2d atleast_3d squeeze
    transpose permute_dims swapaxes ravel reshape take delete resize diagonal block take_along_axis copy trim_zeros ix_ diag
    concat unstack matrix_transpose meshgrid""".split(),
    None,
)
_RANKED = {"sort": 1, "unique": 1, "union1d": 1, "intersect1d": 1, "setdiff1d": 1, "setxor1d": 1, "max": 1, "min": 1, "amax": 1}
_RANKED |= {"amin": 1, "partition": 1, "unique_values": 1, "unique_counts": 1, "unique_inverse": 1, "unique_all": 1, "clip": 1}
_RANKS = set("argsort lexsort searchsorted isin in1d argmax argmin array_equal array_equiv argpartition digitize".split())
_SELF = {"shape", "ndim", "size", "nonzero", "flatnonzero", "count_nonzero", "argwhere", "any", "all", "sum", "prod", "mean"}


def elements(value):
    """A value as an array of elements that are no numbers, or as it is."""
    if isinstance(value, _e.ndarray) or value is None or isinstance(value, (_b.bool, int, float, complex, slice)):
        return value
    if isinstance(value, (str, bytes, _np.datetime64, _np.timedelta64)):
        return array(value)
    return array(value) if _is_sequence(value) and not isinstance(value, _np.ndarray) and _holds(value) else value


def _holds(value):
    while isinstance(value, (list, tuple)) and value:
        if _b.any(isinstance(item, (str, bytes, _np.datetime64, _np.timedelta64, _e.ndarray)) or item is None for item in value):
            return True
        value = value[0]
    return False


def _arrays(args, which):
    """The arguments that hold elements, lists of arrays taken apart, and how to put others in their place."""
    found = []

    def note(value, as_list):
        if as_list and isinstance(value, (list, tuple)) and _b.any(isinstance(item, _np.ndarray) or _is_sequence(item) for item in value):
            return [note(item, False) for item in value]
        found.append(value if isinstance(value, _e.ndarray) else array(value))
        return _b.len(found) - 1

    plan = [note(arg, True) if (which is None and number == 0 or which is not None and number in which) else None for number, arg in enumerate(args)]
    return found, plan


def _placed(plan, args, values):
    def put(spot):
        return [put(item) for item in spot] if isinstance(spot, list) else values[spot]

    return [arg if spot is None else put(spot) for spot, arg in zip(plan, args)]


def _common(arrays):
    """Arrays in one dtype."""
    from numpy._core._making import common_time, converted
    from numpy._core._dtypes import object_dtype, text_dtype

    kinds = {x.dtype.kind if isinstance(x, _e.ndarray) else "n" for x in arrays}
    if _b.len(kinds) == 1 and kinds <= {"M", "m"}:
        dtype = common_time([x.dtype for x in arrays])
    elif kinds <= {"U", "S", "n"}:
        kind = "U" if "U" in kinds else "S"
        unit = 4 if kind == "U" else 1
        widths = [x.dtype.itemsize // (4 if x.dtype.kind == "U" else 1) if isinstance(x, _e.ndarray) else _e._text_width(x.dtype) for x in arrays]
        dtype = text_dtype(kind, _b.max(widths))
    else:
        dtype = object_dtype()
    return [x if isinstance(x, _e.ndarray) and x.dtype == dtype else converted(x, dtype) for x in arrays], dtype


def _moved(function, args, kwargs, which):
    if which is None and _b.len(args) > 1 and function.__name__ in ("atleast_1d", "atleast_2d", "atleast_3d", "broadcast_arrays", "meshgrid", "ix_"):
        which = tuple(_b.range(_b.len(args)))
    if function.__name__ == "pad" and "constant_values" not in kwargs:
        raise NotImplementedError("numpy.pad of elements that are no numbers")
    arrays, plan = _arrays(args, which)
    if _b.any(x.dtype.names for x in arrays):
        from numpy._core._records import moved

        return moved(function, arrays, plan, args, kwargs)
    arrays, dtype = _common(arrays)
    if _b.len(arrays) == 1:
        cells, places = arrays[0]._cells, [arrays[0]._at]
    else:
        cells, places = [], []
        for x in arrays:
            places.append(_np.arange(x.size).reshape(x.shape) + _b.len(cells))
            cells.extend(x._list())
    result = function(*_placed(plan, args, places), **kwargs)
    base = arrays[0] if _b.len(arrays) == 1 else None
    return _of_places(result, cells, dtype, base)


def _of_places(result, cells, dtype, base):
    if isinstance(result, (list, tuple)):
        return type(result)([_of_places(item, cells, dtype, base) for item in result])
    if not isinstance(result, _np.ndarray):
        return _e.scalar(cells[int(result)], dtype)
    new = _e.made_of(result, cells, dtype, base)
    return new if base is not None and result.base is not None else new.copy()


def ranks(arrays):
    """Numbers that compare as the elements do, the values of them, and their dtype."""
    arrays, dtype = _common(arrays)
    lists = [x._list() for x in arrays]
    known = {}
    missing = dtype.kind in "mM"
    try:
        values = sorted({cell for cells in lists for cell in cells if cell is not None or not missing})
    except TypeError:
        values = []
        for cells in lists:
            for cell in cells:
                if cell not in values:
                    values.append(cell)
        values.sort()
    if missing:
        values.append(None)
    try:
        known = {cell: number for number, cell in enumerate(values)}
        numbers = [[known[cell] for cell in cells] for cells in lists]
    except TypeError:
        numbers = [[values.index(cell) for cell in cells] for cells in lists]
    return [_np.array(row, dtype=int).reshape(x.shape) for row, x in zip(numbers, arrays)], values, dtype


def _ranked(function, args, kwargs, gives_values):
    name = function.__name__
    count = 3 if name == "clip" else 2 if name in ("union1d", "intersect1d", "setdiff1d", "setxor1d", "searchsorted", "isin", "in1d", "array_equal", "array_equiv") else 1
    which = tuple(_b.range(_b.min(count, _b.len(args))))
    arrays, plan = _arrays(args, which)
    if arrays and _b.any(getattr(x.dtype, "names", None) for x in arrays):
        from numpy._core._records import ranked

        return ranked(function, arrays, args, kwargs)
    if name in ("max", "min", "amax", "amin") and _b.all(x.dtype.kind in "US" for x in arrays):
        return (_np.maximum if "max" in name else _np.minimum).reduce(arrays[0])
    numbers, values, dtype = ranks(arrays)
    result = function(*_placed(plan, args, numbers), **kwargs)
    if not gives_values:
        return result

    def valued(item):
        if isinstance(item, _np.ndarray):
            return _e.made([values[number] for number in item.ravel().tolist()], item.shape, dtype)
        return _e.scalar(values[int(item)], dtype)

    if isinstance(result, tuple):
        parts = [valued(result[0]), *result[1:]]
        return type(result)(*parts) if hasattr(result, "_fields") else tuple(parts)
    return valued(result)


def call(function, args, kwargs):
    """A function of arrays of which some hold no numbers; NotImplemented where it is one of numbers alone."""
    name = function.__name__
    if name not in ("pad", "insert", "einsum") and not _b.any(isinstance(value, (_e.ndarray, str, bytes, list, tuple)) or hasattr(value, "__array_function__") for value in (*args, *kwargs.values())) and name != "where":
        if not _b.any(isinstance(value, (_np.datetime64, _np.timedelta64)) for value in args):
            return NotImplemented
    if name in _MOVING and not (name in ("pad", "insert") and _of_numbers(args[:1] if name == "pad" else args[::2])):
        return _moved(function, args, kwargs, _MOVING[name])
    if name in _RANKED or name in _RANKS:
        return _ranked(function, args, kwargs, name in _RANKED)
    own = _OWN.get(name)
    if own is not None:
        return own(*args, **kwargs)
    first = elements(args[0]) if args else None
    if name in _SELF and isinstance(first, _np.ndarray):
        return _of_self(name, first, args[1:], kwargs)
    if isinstance(first, _e.ndarray) and first.dtype.kind == "O" and name in ("dot", "cumsum", "cumprod", "inner", "median", "std", "var", "diff", "ptp"):
        return _by_numbers(function, name, first, args[1:], kwargs)
    return NotImplemented


def _of_numbers(args):
    """Whether these are numbers after all, and the function one that is handed over for what it is to do."""
    return not _b.any(isinstance(elements(arg), _e.ndarray) or hasattr(arg, "_fields") for arg in args)


def _rarely(name):
    def function(*args, **kwargs):
        from numpy._core import _rare

        return getattr(_rare, name)(*args, **kwargs)

    return function


def _of_self(name, first, rest, kwargs):
    if name in ("shape", "ndim"):
        return getattr(first, name)
    if name == "size":
        return first.size if not rest else first.shape[rest[0]]
    if name in ("flatnonzero", "count_nonzero", "argwhere"):
        return getattr(_np, name)(_e._truths(first), *rest, **kwargs)
    return getattr(first, name)(*rest, **kwargs)


def _by_numbers(function, name, first, rest, kwargs):
    """Objects that are numbers, by the function of numbers."""
    rest = [item.astype(_np.asarray(item.tolist()).dtype) if isinstance(item, _e.ndarray) else item for item in rest]
    result = function(_np.asarray(first.tolist()), *rest, **kwargs)
    return result.astype(object) if isinstance(result, _np.ndarray) else getattr(result, "item", lambda: result)()


def _array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
    return repr(arr)


def _array_str(a, max_line_width=None, precision=None, suppress_small=None):
    return str(a)


def _array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="", *, formatter=None,
                  threshold=None, edgeitems=None, sign=None, floatmode=None, suffix="", legacy=None):
    formatter = formatter or {}
    if not isinstance(a, _e.ndarray):
        options = _np.get_printoptions()
        given = {"threshold": threshold, "edgeitems": edgeitems, "linewidth": max_line_width}
        options.update({name: value for name, value in given.items() if value is not None})
        return _by_formatter(a, formatter, separator, prefix, suffix, options)
    words = _e.words(a)
    own = formatter.get({"U": "numpystr", "S": "numpystr", "O": "object", "M": "datetime", "m": "timedelta"}.get(a.dtype.kind)) or formatter.get("all")
    if own is not None:
        words = [own(cell) for cell in a._scalars()]
    return _e._written(words, a.shape, separator, prefix, suffix)


def _by_formatter(a, formatter, separator, prefix, suffix, options):
    a = _np.asarray(a)
    function = _cells.chosen(formatter, a.dtype.kind)
    if function is not None:
        return _e._written([function(item) for item in a.ravel()], a.shape, separator, prefix, suffix, options)
    return _np.array2string(a, separator=separator, prefix=prefix, suffix=suffix)


def _letters(operands, lists):
    import string

    axes = sorted({axis for one in lists for axis in one if axis is not Ellipsis})
    known = dict(zip(axes, string.ascii_letters[26:] + string.ascii_letters[:26]))
    return ["".join("..." if axis is Ellipsis else known[axis] for axis in one) for one in lists]


def with_letters(args):
    """Operands and lists of axes as a text of subscripts and operands."""
    if isinstance(args[0], str):
        return args
    operands, lists = [*args[: _b.len(args) // 2 * 2 : 2]], [[*one] for one in args[1::2]]
    if _b.len(args) % 2:
        lists.append([*args[-1]])
    texts = _letters(operands, lists)
    text = ",".join(texts[: _b.len(operands)])
    return (text + "->" + texts[-1] if _b.len(args) % 2 else text, *operands)


def _einsum(*args, **kwargs):
    if isinstance(args[0], str):
        return NotImplemented
    return _np.einsum(*with_letters(args), **kwargs)


def _diff(a, n=1, axis=-1, **kwargs):
    a = array(a) if not isinstance(a, _e.ndarray) else a
    for _ in _b.range(n):
        low, high = [slice(None)] * a.ndim, [slice(None)] * a.ndim
        low[axis], high[axis] = slice(None, -1), slice(1, None)
        a = a[tuple(high)] - a[tuple(low)]
    return a


def _vectors(a, b, out=None):
    a, b = (array(x) if not isinstance(x, _np.ndarray) else x for x in (a, b))
    if a.ndim == b.ndim == 1:
        return (a * b).sum()
    rows, columns = a.reshape((-1, a.shape[-1])), b.reshape((b.shape[0], -1)) if b.ndim < 3 else b
    if a.ndim > 2 or b.ndim > 2:
        raise NotImplementedError("numpy.dot of objects with more than two axes")
    cells = [(row * column).sum() for row in rows for column in columns.T]
    shape = a.shape[:-1] + b.shape[1:]
    return _np.array(cells, dtype=object).reshape(shape)


def _can_cast(from_, to, casting="safe"):
    one, other = _np.dtype(from_), _np.dtype(to)
    if casting == "unsafe" or one == other:
        return True
    if other.kind == "O":
        return True
    if other.kind in "US" and one.kind not in "mMO":
        needed = one.itemsize // (4 if one.kind == "U" else 1) if one.kind in "US" else _e._text_width(one)
        fits = not other.itemsize or needed <= other.itemsize // (4 if other.kind == "U" else 1)
        return (fits or casting == "same_kind" and one.kind in "US") and (one.kind != "U" or other.kind == "U")
    return False


def _result_type(*args):
    dtypes = [arg.dtype if isinstance(arg, _np.ndarray) else _np.dtype(arg) for arg in args]
    return _common([_e.made([], (0,), dtype) if not hasattr(dtype, "num") and dtype.kind in "USOmM" else _np.zeros(0, dtype) for dtype in dtypes])[1]


_OWN = {
    "array_repr": _array_repr,
    "array_str": _array_str,
    "array2string": _array2string,
    "diff": _diff,
    "dot": _vectors,
    "einsum": _einsum,
    "pad": _rarely("pad"),
    "insert": _rarely("insert"),
    "tensordot": _rarely("tensordot"),
    "outer": lambda a, b, out=None: _np.multiply.outer(_np.ravel(a), _np.ravel(b)),
    "matmul": _vectors,
    "can_cast": _can_cast,
    "result_type": _result_type,
    "promote_types": _result_type,
    "iscomplexobj": lambda x: False,
    "isrealobj": lambda x: True,
    "issubdtype": lambda one, other: _is_sub(one, other),
    "may_share_memory": lambda a, b, **kwargs: getattr(a, "_cells", a) is getattr(b, "_cells", b),
    "arange": lambda *args, **kwargs: _arange(*args, **kwargs),
    "fromiter": lambda iter, dtype, count=-1, **kwargs: array([*iter] if count < 0 else [item for item, _ in zip(iter, _b.range(count))], dtype),
    "full": lambda shape, fill_value, **kwargs: _np.full(shape, fill_value, **kwargs),
    "frombuffer": lambda *args, **kwargs: _frombuffer(*args, **kwargs),
}


def _is_sub(one, other):
    def kind(value):
        return value if isinstance(value, type) and issubclass(value, _np.generic) else _np.dtype(value).type

    return issubclass(kind(one), kind(other))


def _arange(*args, dtype=None, **kwargs):
    from numpy._core._times import arange

    return arange(*args, dtype=dtype, **kwargs)


def _frombuffer(buffer, dtype, count=-1, offset=0, **kwargs):
    from numpy._core._records import from_bytes

    return from_bytes(bytes(buffer)[offset:], _np.dtype(dtype), count)

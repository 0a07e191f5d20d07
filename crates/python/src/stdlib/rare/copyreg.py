"""How objects are taken apart for `pickle` and `copy`."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}
_extension_registry, _inverted_registry, _extension_cache = {}, {}, {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(made, state)
    return made


def _state_of(obj):
    cls = type(obj)
    own = getattr(obj, "__dict__", None) or None
    names = [name for kind in cls.__mro__ for name in _slot_names(kind)]
    slots = {name: getattr(obj, name) for name in names if hasattr(obj, name)}
    return (own, slots) if slots else own


def _size_of(obj):
    import sys
    return sys.getsizeof(obj) - (16 if isinstance(obj, (list, dict, set, frozenset, tuple)) else 0)


def _slot_names(kind):
    names = kind.__dict__.get("__slots__", ())
    names = (names,) if isinstance(names, str) else names
    private = "_" + kind.__name__.lstrip("_")
    return [private + name if name.startswith("__") and not name.endswith("__") else name
            for name in names if name not in ("__dict__", "__weakref__")]


def _reduced(obj, protocol):
    """How an object is made again, unless its class says so itself."""
    cls = type(obj)
    reduce = getattr(cls, "__reduce__", None)
    if reduce is not None and reduce is not getattr(object, "__reduce__", None):
        return reduce(obj)
    if hasattr(cls, "_member_map_"):
        return cls, (obj._value_,)
    if isinstance(obj, BaseException):
        state = dict(obj.__dict__) or None
        args = obj.args
        if isinstance(obj, OSError) and obj.filename is not None and len(args) == 2:
            args += (obj.filename,) if obj.filename2 is None else (obj.filename, None, obj.filename2)
        return (cls, args) if state is None else (cls, args, state)
    known = _known(cls, obj)
    if known is not None:
        return known
    plain = cls.__module__ in ("builtins", "types", "_thread", "re", "itertools")
    if plain and cls not in (object, *_VALUES) or not isinstance(cls, type):
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    if protocol < 2:
        return _reduced_plainly(obj)
    getstate = getattr(cls, "__getstate__", None)
    own = getstate is not None and getstate is not getattr(object, "__getstate__", None)
    state = getstate(obj) if own else _state_of(obj)
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = obj.__getnewargs_ex__()
        return __newobj_ex__, (cls, args, kwargs), state, items, pairs
    return __newobj__, (cls, *_new_args(cls, obj)), state, items, pairs


def _reduced_plainly(obj):
    cls = type(obj)
    if isinstance(obj, (set, frozenset, bytearray, range, slice)):
        return _known(cls, obj)
    if isinstance(obj, BaseException):
        return _reduced(obj, 2)
    base = next((kind for kind in cls.__mro__ if kind in _VALUES), object)
    getstate = getattr(cls, "__getstate__", None)
    if getstate is not None and getstate is not getattr(object, "__getstate__", None):
        state = obj.__getstate__()
    elif any(_slot_names(kind) for kind in cls.__mro__):
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    else:
        state = getattr(obj, "__dict__", None) or None
    made = _reconstructor, (cls, base, None if base is object else base(obj))
    return made if state is None else (*made, state)


_VALUES = int, float, complex, str, bytes, bytearray, tuple, list, dict, set, frozenset


def _known(cls, obj):
    import collections
    import sys
    datetime, decimal, fractions = (sys.modules.get(name) for name in ("datetime", "decimal", "fractions"))
    if datetime is not None:
        day, hours = ("year", "month", "day"), ("hour", "minute", "second", "microsecond", "tzinfo")
        kinds = ((datetime.datetime, day + hours), (datetime.date, day), (datetime.time, hours), (datetime.timedelta, ("days", "seconds", "microseconds")))
        for kind, parts in kinds:
            if isinstance(obj, kind):
                return cls, tuple(getattr(obj, part) for part in parts)
        if isinstance(obj, datetime.timezone):
            return (cls, (obj.utcoffset(None),)) if obj is not datetime.timezone.utc else (getattr, (datetime.timezone, "utc"))
    if decimal is not None and isinstance(obj, decimal.Decimal):
        return cls, (str(obj),)
    if fractions is not None and isinstance(obj, fractions.Fraction):
        return cls, (obj.numerator, obj.denominator)
    if isinstance(obj, collections.defaultdict):
        return cls, (obj.default_factory,) if obj.default_factory is not None else (), None, None, iter(obj.items())
    if isinstance(obj, collections.Counter):
        return cls, (dict(obj),)
    if isinstance(obj, collections.OrderedDict):
        return cls, (), _state_of(obj), None, iter(obj.items())
    if isinstance(obj, bytearray):
        return cls, (obj.decode("latin-1"), "latin-1"), getattr(obj, "__dict__", None) or None
    if isinstance(obj, (set, frozenset)):
        return cls, (list(obj),), _state_of(obj)
    if cls in (range, slice):
        return cls, (obj.start, obj.stop, obj.step)
    if isinstance(obj, collections.deque):
        return cls, ((), obj.maxlen) if obj.maxlen is not None else (), _state_of(obj), iter(obj)
    return None


def _new_args(cls, obj):
    if hasattr(cls, "_fields") and isinstance(obj, tuple):
        return tuple(obj)
    if hasattr(cls, "__getnewargs__") and not issubclass(cls, (int, float, str, bytes, tuple)):
        return obj.__getnewargs__()
    for base in (int, float, complex, str, bytes, tuple, frozenset, set, bytearray):
        if isinstance(obj, base):
            return (base(obj),)
    return ()


def add_extension(module, name, code):
    _extension_registry[module, name] = code
    _inverted_registry[code] = module, name


def remove_extension(module, name, code):
    del _extension_registry[module, name]
    del _inverted_registry[code]


def clear_extension_cache():
    _extension_cache.clear()

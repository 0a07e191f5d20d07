"""Shallow and deep copies."""

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error
_ATOMIC = frozenset({type(None), int, float, bool, complex, str, bytes, type, type(...), type(NotImplemented), range, property,
                     type(lambda: 0), type(len), type(str.join)})


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or cls in (tuple, frozenset, slice):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduce(x)
    return x if reduced is None else _rebuild(x, reduced, None)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _ATOMIC or issubclass(cls, type):
        return x
    if memo is None:
        memo = {}
    key = id(x)
    made = memo.get(key, _nil)
    if made is not _nil:
        return made
    if cls is list:
        made = []
        memo[key] = made
        for item in x:
            made.append(deepcopy(item, memo))
    elif cls is dict:
        made = {}
        memo[key] = made
        for name, value in x.items():
            made[deepcopy(name, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        made = _deepcopy_tuple(x, memo)
    elif cls is set:
        made = {deepcopy(item, memo) for item in x}
    elif cls is frozenset:
        made = frozenset([deepcopy(item, memo) for item in x])
    elif cls is bytearray:
        made = x.copy()
    elif cls is type(_Bound().method):
        made = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            made = copier(memo)
        else:
            reduced = _reduce(x)
            made = x if reduced is None else _rebuild(x, reduced, memo)
    if made is not x:
        memo[key] = made
        memo.setdefault(id(memo), []).append(x)
    return made


class _Bound:
    def method(self):
        pass


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    if id(x) in memo:
        return memo[id(x)]
    if all(old is new for old, new in zip(x, items)):
        return x
    return tuple(items)


def _reduce(x):
    cls = type(x)
    reducer = getattr(cls, "__reduce__", None)
    if reducer is not None and reducer is not getattr(object, "__reduce__", None):
        return reducer(x)
    reducer = getattr(cls, "__reduce_ex__", None)
    if reducer is not None and reducer is not getattr(object, "__reduce_ex__", None):
        return reducer(x, 4)
    if cls.__module__ in ("builtins", "types") and not isinstance(x, BaseException):
        if hasattr(cls, "__next__") or cls.__name__ in ("generator", "module"):
            raise TypeError(f"cannot pickle {cls.__name__!r} object")
        if cls.__name__ != "SimpleNamespace":
            return None
    return ()


def _rebuild(x, reduced, memo):
    if isinstance(reduced, str):
        return x
    cls = type(x)
    deep = (lambda value: deepcopy(value, memo)) if memo is not None else (lambda value: value)
    if reduced:
        function, args = reduced[:2]
        made = function(*[deep(arg) for arg in args])
        if memo is not None:
            memo[id(x)] = made
        state = reduced[2] if len(reduced) > 2 else None
    else:
        made = _blank(x, cls, deep)
        if memo is not None:
            memo[id(x)] = made
        _fill(x, made, deep)
        getstate = getattr(cls, "__getstate__", None)
        own = getstate is not None and getstate is not getattr(object, "__getstate__", None)
        state = getstate(x) if own else _state(x)
    if state is not None:
        state = deep(state)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        elif isinstance(state, tuple) and len(state) == 2 and isinstance(state[1], dict):
            if state[0]:
                made.__dict__.update(state[0])
            for name, value in state[1].items():
                object.__setattr__(made, name, value)
        elif state:
            made.__dict__.update(state)
    return made


def _blank(x, cls, deep):
    getnewargs = getattr(cls, "__getnewargs__", None)
    if getnewargs is not None and not isinstance(x, (int, float, str, bytes, complex)):
        return cls.__new__(cls, *deep(getnewargs(x)))
    for base in (int, float, complex, str, bytes):
        if isinstance(x, base):
            return base.__new__(cls, base(x) if base is not str else str.__str__(x))
    for base in (tuple, frozenset):
        if isinstance(x, base):
            return base.__new__(cls, [deep(item) for item in x])
    if isinstance(x, BaseException):
        made = cls.__new__(cls, *deep(x.args))
        made.args = deep(x.args)
        return made
    for base in (dict, list, set):
        if isinstance(x, base):
            return base.__new__(cls)
    return object.__new__(cls)


def _fill(x, made, deep):
    if isinstance(x, list):
        for item in x:
            list.append(made, deep(item))
    elif isinstance(x, dict):
        for key, value in dict.items(x):
            dict.__setitem__(made, deep(key), deep(value))
    elif isinstance(x, set):
        for item in x:
            set.add(made, deep(item))


def _state(x):
    slots = {}
    for base in type(x).__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                slots[name] = getattr(x, name)
    attributes = getattr(x, "__dict__", None)
    attributes = dict(attributes) if attributes else None
    return (attributes, slots) if slots else attributes


def replace(obj, /, **changes):
    replacer = getattr(type(obj), "__replace__", None)
    if replacer is None:
        raise TypeError(f"replace() does not support {type(obj).__name__} objects")
    return replacer(obj, **changes)

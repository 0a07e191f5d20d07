"""Higher-order functions."""

from _functools import cmp_to_key, partial, reduce
from collections import namedtuple
from types import GenericAlias, MethodType

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key", "lru_cache", "reduce",
           "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for attr in assigned:
        try:
            value = getattr(wrapped, attr)
        except (AttributeError, ImportError):
            # An ImportError is that of a native function's doc, which may not be at hand; wrapping needs none.
            pass
        else:
            setattr(wrapper, attr, value)
    for attr in updated:
        getattr(wrapper, attr).update(getattr(wrapped, attr, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)



def _ordering(root, negate, with_equal):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        result = not result if negate else result
        if with_equal is None:
            return result
        return result and self != other if with_equal == "and_ne" else result or self == other
    return compare


_DERIVED = {
    "__lt__": [("__gt__", True, "and_ne"), ("__le__", False, "or_eq"), ("__ge__", True, None)],
    "__le__": [("__ge__", True, "or_eq"), ("__lt__", False, "and_ne"), ("__gt__", True, None)],
    "__gt__": [("__lt__", True, "and_ne"), ("__ge__", False, "or_eq"), ("__le__", True, None)],
    "__ge__": [("__le__", True, "or_eq"), ("__gt__", False, "and_ne"), ("__lt__", True, None)],
}


def total_ordering(cls):
    roots = {op for op in _DERIVED if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, negate, with_equal in _DERIVED[root]:
        if name not in roots:
            function = _ordering(root, negate, with_equal)
            function.__name__ = name
            setattr(cls, name, function)
    return cls


_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def _make_key(args, kwds, typed):
    key = args
    if kwds:
        key += (_make_key,)
        for item in kwds.items():
            key += item
    if typed:
        key += tuple(type(value) for value in args) + tuple(type(value) for value in kwds.values())
    return key


class _lru_cache_wrapper:
    def __init__(self, function, maxsize, typed):
        self._function, self._maxsize, self._typed = function, maxsize, typed
        self._cache = {}
        self._hits = self._misses = 0
        update_wrapper(self, function)

    def __call__(self, /, *args, **kwds):
        if kwds or self._typed:
            key = _make_key(args, kwds, self._typed)
        else:
            # As it is where it is a whole number or a text, so that 1 and 1.0 are two keys.
            key = args[0] if len(args) == 1 and type(args[0]) in (int, str) else args
        cache = self._cache
        if key in cache:
            self._hits += 1
            result = cache[key]
            if self._maxsize is not None:
                del cache[key]
                cache[key] = result
            return result
        self._misses += 1
        result = self._function(*args, **kwds)
        if self._maxsize == 0:
            return result
        cache[key] = result
        if self._maxsize is not None and len(cache) > self._maxsize:
            del cache[next(iter(cache))]
        return result

    def __get__(self, instance, owner=None):
        return self if instance is None else MethodType(self, instance)

    def __repr__(self):
        return f"<functools._lru_cache_wrapper object at {id(self):#x}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def cache_info(self):
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._cache))

    def cache_clear(self):
        self._cache.clear()
        self._hits = self._misses = 0

    def cache_parameters(self):
        return {"maxsize": self._maxsize, "typed": self._typed}


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _lru_cache_wrapper(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _lru_cache_wrapper(function, maxsize, typed)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        function = self.func
        if hasattr(function, "__get__"):
            bound = function.__get__(obj, cls)
            if bound is not function:
                return partial(bound, *self.args, **self.keywords)
        if obj is None:
            return partial(function, *self.args, **self.keywords)
        return partial(function, obj, *self.args, **self.keywords)

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args), *(f"{k}={v!r}" for k, v in self.keywords.items())]
        return f"functools.partialmethod({', '.join(parts)})"


def _dispatch(registry, cls):
    best = None
    for kind in registry:
        if kind is not object and issubclass(cls, kind) and (best is None or issubclass(kind, best)):
            best = kind
    return registry[best or object]


def singledispatch(func):
    registry, cached = {}, {}

    def dispatch(cls):
        if cls not in cached:
            found = next((registry[base] for base in cls.__mro__[:-1] if base in registry), None)
            cached[cls] = found or _dispatch(registry, cls)
        return cached[cls]

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type) or getattr(cls, "__args__", None):
                return lambda f: register(cls, f)
            inner = cls.__func__ if isinstance(cls, (classmethod, staticmethod)) else cls
            annotations = getattr(inner, "__annotations__", {})
            if not annotations:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain "
                                "`@register` on an annotated function.")
            from typing import get_type_hints
            func = cls
            name, cls = next(iter(get_type_hints(inner).items()))
            if not isinstance(cls, type) and not all(isinstance(kind, type) for kind in getattr(cls, "__args__", None) or (None,)):
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        for kind in getattr(cls, "__args__", None) or (cls,):
            registry[kind] = func
        cached.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = cached.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            if not args:
                raise TypeError(f"{self.func.__name__} requires at least 1 positional argument")
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        method.register = self.register
        update_wrapper(method, self.func)
        return method


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {self.attrname!r} property.") from None
        if self.attrname not in cache:
            cache[self.attrname] = self.func(instance)
        return cache[self.attrname]

    __class_getitem__ = classmethod(GenericAlias)

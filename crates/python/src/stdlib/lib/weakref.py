"""References that do not keep their object alive. Dead entries of mappings and sets are dropped when they are looked at."""

from _weakref import getweakrefcount, getweakrefs, ref

ReferenceType = ref
__all__ = ["ref", "proxy", "WeakKeyDictionary", "WeakValueDictionary", "WeakSet", "WeakMethod", "ReferenceType", "finalize"]


class ProxyType:
    """What stands for an object without keeping it alive."""

    __slots__ = ("_reference",)

    def __init__(self, reference):
        object.__setattr__(self, "_reference", reference)

    def _found(self):
        found = object.__getattribute__(self, "_reference")()
        if found is None:
            raise ReferenceError("weakly-referenced object no longer exists")
        return found

    def __getattribute__(self, name):
        return getattr(ProxyType._found(self), name)

    def __setattr__(self, name, value):
        setattr(ProxyType._found(self), name, value)

    def __delattr__(self, name):
        delattr(ProxyType._found(self), name)

    def __call__(self, *args, **kwargs):
        return ProxyType._found(self)(*args, **kwargs)

    __hash__ = None


def _forwarded(name):
    import operator

    def method(self, *args):
        found = ProxyType._found(self)
        args = [ProxyType._found(arg) if type(arg) is ProxyType else arg for arg in args]
        function = getattr(operator, name, None)
        return function(found, *args) if function is not None else getattr(type(found), name)(found, *args)

    method.__name__ = name
    return method


for _name in ("add sub mul truediv floordiv mod pow matmul and or xor lshift rshift neg pos invert abs eq ne lt le gt ge getitem setitem "
              "delitem contains len iter next bool str repr int float index enter exit reversed").split():
    setattr(ProxyType, f"__{_name}__", _forwarded(f"__{_name}__"))
ProxyType.__repr__ = lambda self: f"<weakproxy at {id(self):#x} to {type(ProxyType._found(self)).__name__} at {id(ProxyType._found(self)):#x}>"
ProxyType.__str__ = lambda self: str(ProxyType._found(self))
ProxyType.__bool__ = lambda self: bool(ProxyType._found(self))
ProxyType.__len__ = lambda self: len(ProxyType._found(self))
ProxyType.__iter__ = lambda self: iter(ProxyType._found(self))
CallableProxyType, ProxyTypes = ProxyType, (ProxyType,)


def proxy(object, callback=None, /):
    return ProxyType(ref(object, callback))


class _Mapping:
    def __init__(self, other=(), /, **kwargs):
        self._items = {}
        self.update(other, **kwargs)

    def update(self, other=(), /, **kwargs):
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in pairs:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __len__(self):
        return len(list(self.items()))

    def __iter__(self):
        return iter([key for key, _ in self.items()])

    def __contains__(self, key):
        return any(found is key or found == key for found in self)

    def keys(self):
        return iter(self)

    def values(self):
        return iter([value for _, value in self.items()])

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def clear(self):
        self._items.clear()

    def popitem(self):
        found = self.items()
        if not found:
            raise KeyError("popitem(): dictionary is empty")
        del self[found[-1][0]]
        return found[-1]

    def copy(self):
        return type(self)(self.items())

    __copy__ = copy

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if hasattr(other, "items") else NotImplemented

    __hash__ = None

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return self.copy().__ior__(other) if hasattr(other, "items") else NotImplemented

    def __ror__(self, other):
        return type(self)(other).__ior__(self) if hasattr(other, "items") else NotImplemented

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakKeyDictionary(_Mapping):
    def items(self):
        for reference in [reference for reference in self._items if reference() is None]:
            del self._items[reference]
        return [(reference(), value) for reference, value in self._items.items()]

    def __getitem__(self, key):
        try:
            return self._items[ref(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self.items()
        self._items[ref(key)] = value

    def __delitem__(self, key):
        del self._items[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self._items
        except TypeError:
            return False

    def keyrefs(self):
        return list(self._items)


class WeakValueDictionary(_Mapping):
    def items(self):
        for key in [key for key, reference in self._items.items() if reference() is None]:
            del self._items[key]
        return [(key, reference()) for key, reference in self._items.items()]

    def __getitem__(self, key):
        value = self._items[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._items[key] = ref(value)

    def __delitem__(self, key):
        del self._items[key]

    def valuerefs(self):
        return list(self._items.values())


class WeakMethod:
    def __init__(self, meth, callback=None):
        self._object, self._function = ref(meth.__self__), ref(meth.__func__)

    def __call__(self):
        owner, function = self._object(), self._function()
        return None if owner is None or function is None else function.__get__(owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return self._object == other._object and self._function == other._function

    def __hash__(self):
        return hash((self._object, self._function))


class finalize:
    """A call for the end of an object, or for an earlier time, when it is called."""

    atexit = True
    _pending = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        self._entry = ref(obj, self._ended), func, args, kwargs
        finalize._pending[id(self)] = self

    def _ended(self, _):
        self()

    @property
    def alive(self):
        return self._entry is not None

    def __call__(self, _=None):
        entry, self._entry = self._entry, None
        finalize._pending.pop(id(self), None)
        return entry[1](*entry[2], **entry[3]) if entry is not None else None

    def detach(self):
        found = self.peek()
        if found is not None:
            self._entry = None
            finalize._pending.pop(id(self), None)
        return found

    def peek(self):
        if self._entry is None or self._entry[0]() is None:
            return None
        return self._entry[0](), *self._entry[1:]


def __getattr__(name):
    if name != "WeakSet":
        raise AttributeError(f"module 'weakref' has no attribute {name!r}")
    from _weak_set import WeakSet
    return WeakSet

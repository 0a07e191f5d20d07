"""References that do not keep their object alive. Callbacks are kept but not called: dead entries are dropped when looked at."""

from _weakref import ref

ReferenceType = ref
__all__ = ["ref", "proxy", "WeakKeyDictionary", "WeakValueDictionary", "WeakSet", "WeakMethod", "ReferenceType", "finalize"]


def proxy(object, callback=None, /):
    raise NotImplementedError("weakref.proxy is not supported by Freezeframe")


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


class WeakSet:
    def __init__(self, data=()):
        self._items = {}
        for item in data:
            self.add(item)

    def add(self, item):
        self._items[ref(item)] = None

    def discard(self, item):
        self._items.pop(ref(item), None)

    def remove(self, item):
        del self._items[ref(item)]

    def __contains__(self, item):
        return ref(item) in self._items

    def __iter__(self):
        return iter([item for item in (reference() for reference in self._items) if item is not None])

    def __len__(self):
        return len(list(iter(self)))


class WeakMethod:
    def __init__(self, meth, callback=None):
        self._object, self._function = ref(meth.__self__), ref(meth.__func__)

    def __call__(self):
        owner, function = self._object(), self._function()
        return None if owner is None or function is None else function.__get__(owner)


class finalize:
    def __init__(self, obj, func, /, *args, **kwargs):
        raise NotImplementedError("weakref.finalize is not supported by Freezeframe")

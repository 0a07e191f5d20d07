"""Sets that do not keep what is in them."""

from _weakref import ref
from types import GenericAlias


class WeakSet:
    __module__ = "_weakrefset"

    def __init__(self, data=None):
        self._items = {}
        if data is not None:
            self.update(data)

    def _there(self):
        return {item for item in (reference() for reference in list(self._items)) if item is not None}

    def __iter__(self):
        return iter([item for item in (reference() for reference in list(self._items)) if item is not None])

    def __len__(self):
        return len(list(iter(self)))

    def __contains__(self, item):
        try:
            return ref(item) in self._items
        except TypeError:
            return False

    def __repr__(self):
        return repr(self._there())

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def _drop(self, reference):
        self._items.pop(reference, None)

    def add(self, item):
        self._items.setdefault(ref(item, self._drop))

    def clear(self):
        self._items.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while self._items:
            item = self._items.popitem()[0]()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def remove(self, item):
        del self._items[ref(item)]

    def discard(self, item):
        self._items.pop(ref(item), None)

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def _set_to(self, items):
        kept = self.__class__(items)
        self._items = kept._items
        return self

    def union(self, other):
        return self.__class__([*self, *other])

    def difference(self, other):
        return self.__class__(self._there().difference(other))

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    def symmetric_difference(self, other):
        return self.__class__(self._there().symmetric_difference(other))

    def difference_update(self, other):
        self._set_to(self._there().difference(other))

    def intersection_update(self, other):
        self._set_to(self._there().intersection(other))

    def symmetric_difference_update(self, other):
        self._set_to(self._there().symmetric_difference(other))

    def __isub__(self, other):
        return self._set_to(self._there().difference(other))

    def __iand__(self, other):
        return self._set_to(self._there().intersection(other))

    def __ixor__(self, other):
        return self._set_to(self._there().symmetric_difference(other))

    def issubset(self, other):
        return self._there().issubset(other)

    def issuperset(self, other):
        return self._there().issuperset(other)

    def isdisjoint(self, other):
        return self._there().isdisjoint(other)

    def __lt__(self, other):
        return self._there() < set(other)

    def __gt__(self, other):
        return self._there() > set(other)

    def __eq__(self, other):
        return self._there() == set(other) if isinstance(other, self.__class__) else NotImplemented

    __hash__ = None
    __or__, __sub__, __and__, __xor__, __le__, __ge__ = union, difference, intersection, symmetric_difference, issubset, issuperset
    __class_getitem__ = classmethod(GenericAlias)

"""Which classes are taken apart as trees."""

import collections as _collections

from jax.tree_util import *
from jax._src import library as _library


class _Registry:
    # The classes that are registered, asked one at a time.
    _known = (type(None), tuple, list, dict, _collections.OrderedDict, _collections.defaultdict, _collections.deque)

    def __contains__(self, cls):
        return cls in self._known or _library.registered(cls)


_registry = _Registry()

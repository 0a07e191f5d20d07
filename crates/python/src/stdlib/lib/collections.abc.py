"""The abstract base classes of containers, which stand in a module that `collections` can use too."""

from _collections_abc import *
from _collections_abc import __all__

"""`collections.abc` by its other name."""

from collections.abc import *
from collections.abc import __all__

"""What programs use of SciPy, over numpy."""

import importlib as _importlib

__version__ = "1.18.1"

_MODULES = (
    "constants", "fft", "integrate", "interpolate", "linalg", "ndimage", "optimize", "signal", "spatial", "special", "stats"
)
__all__ = [*_MODULES]


def __getattr__(name):
    if name in _MODULES:
        return _importlib.import_module(f"scipy.{name}")
    raise AttributeError(f"Module 'scipy' has no attribute '{name}'; it has {', '.join(_MODULES)}")


def __dir__():
    return [*_MODULES, "__version__"]

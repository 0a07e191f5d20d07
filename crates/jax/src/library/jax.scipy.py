"""The modules of jax.scipy that few programs need."""

import importlib as _importlib

_MODULES = ("cluster", "fft", "integrate", "interpolate", "ndimage", "optimize", "signal", "sparse")


def __getattr__(name):
    if name in _MODULES:
        return _importlib.import_module(f"jax.scipy.{name}")
    raise AttributeError(f"module 'jax.scipy' has no attribute '{name}'")

"""Writes names.txt: the public names of JAX and NumPy, module by module. Run it where both are installed, in this folder."""

import importlib
import inspect
import textwrap
import warnings

MODULES = """
jax jax.numpy jax.numpy.linalg jax.numpy.fft jax.lax jax.lax.linalg jax.nn jax.nn.initializers jax.random jax.tree
jax.tree_util jax.scipy.linalg jax.scipy.special jax.scipy.stats.norm jax.scipy.signal jax.debug jax.dtypes
numpy numpy.linalg numpy.fft numpy.random numpy.testing
""".split()


def is_public(module, name):
    if name.startswith("_"):
        return False
    try:
        return not inspect.ismodule(getattr(module, name))
    except AttributeError:
        return False


def names(module):
    listed = getattr(module, "__all__", None) or dir(module)
    return sorted({name for name in listed if is_public(module, name)})


warnings.simplefilter("ignore")
with open("names.txt", "w") as out:
    for name in MODULES:
        print(f"# {name}", file=out)
        print(textwrap.fill(" ".join(names(importlib.import_module(name))), 120, break_on_hyphens=False), file=out)

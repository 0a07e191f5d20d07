"""The `>>>` examples of public docstrings, as the reference has them.

`docstrings(libraries)` gives for each docstring its module, the name it is public by, and its examples.
"""

import doctest
import importlib
import inspect
import pkgutil
import warnings

# What is about other machines, or is no interface.
PASSED_OVER = ["jax.experimental.pallas", "jax.experimental.mosaic", "jax.tools", "jax.extend.mlir", "jax.collect_profile"]
NUMPY = ["numpy", "numpy.linalg", "numpy.fft", "numpy.random", "numpy.testing", "numpy.ma", "numpy.polynomial"]
NUMPY += ["numpy.char", "numpy.strings", "numpy.lib.stride_tricks"]


def modules(library):
    if library == "numpy":
        return NUMPY
    top = importlib.import_module(library)
    found = [library]
    for module in pkgutil.walk_packages(top.__path__, library + ".", onerror=lambda name: None):
        is_private = any(part.startswith("_") for part in module.name.split("."))
        if not is_private and not module.name.startswith(tuple(PASSED_OVER)):
            found.append(module.name)
    return sorted(found, key=lambda name: (name.count("."), name))


def public(module):
    listed = getattr(module, "__all__", None) or [name for name in dir(module) if not name.startswith("_")]
    for name in sorted(listed):
        try:
            value = getattr(module, name)
        except AttributeError:
            continue
        if not inspect.ismodule(value):
            yield name, value


def examples(doc):
    try:
        found = doctest.DocTestParser().get_examples(doc)
    except ValueError:
        return []
    return [example.source for example in found if doctest.SKIP not in example.options]


def documented(name, value):
    """A value and the members of a class that have docstrings of their own."""
    yield name, inspect.getdoc(value) if isinstance(value, type) or callable(value) else getattr(value, "__doc__", None)
    if isinstance(value, type):
        for member, inner in sorted(vars(value).items()):
            if not member.startswith("_"):
                yield f"{name}.{member}", getattr(inner, "__doc__", None)


def docstrings(libraries):
    warnings.simplefilter("ignore")
    seen, found = set(), []
    for library in libraries:
        for name in modules(library):
            try:
                module = importlib.import_module(name)
            except Exception:
                continue
            for public_name, value in public(module):
                if not (getattr(value, "__module__", None) or name).startswith(library):
                    continue
                for path, doc in documented(public_name, value):
                    if not isinstance(doc, str) or ">>>" not in doc or doc in seen:
                        continue
                    seen.add(doc)
                    found_here = examples(inspect.cleandoc(doc))
                    if found_here:
                        found.append({"module": name, "name": path, "examples": found_here})
    return found

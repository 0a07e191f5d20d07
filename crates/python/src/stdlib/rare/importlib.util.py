"""Looking for modules without importing them."""

import sys
import types

from _imports import find as _find
from importlib.machinery import ModuleSpec as _ModuleSpec, SourceFileLoader as _SourceFileLoader


def resolve_name(name, package):
    """The full name of a module that may be told from a package."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    words = package.split(".")
    if level > len(words):
        raise ImportError("attempted relative import beyond top-level package")
    base = ".".join(words[: len(words) - level + 1])
    return f"{base}.{name[level:]}" if name[level:] else base


def find_spec(name, package=None):
    """Where a module comes from, or None if there is none; its packages are imported."""
    name = resolve_name(name, package)
    parent = name.rpartition(".")[0]
    if parent:
        __import__(parent)
    found = _find(name)
    if found is None:
        module = sys.modules.get(name)
        return None if module is None else _ModuleSpec(name, None)
    path, folder = found
    if path is None:
        return _ModuleSpec(name, None, origin="built-in", is_package=folder is not None)
    return spec_from_file_location(name, path, submodule_search_locations=None if folder is None else [folder])


def _place(module):
    """Tells a module where it comes from."""
    name, spec = module.__name__, None
    found = None if name == "__main__" else _find(name)
    if found is not None and found[0] is None:
        from importlib.machinery import BuiltinImporter
        spec = _ModuleSpec(name, BuiltinImporter, origin="built-in", is_package=found[1] is not None)
    elif found is not None:
        path, folder = found
        spec = spec_from_file_location(name, path, submodule_search_locations=None if folder is None else [folder])
    module.__spec__, module.__loader__ = spec, spec and spec.loader


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    if loader is None:
        if not str(location).endswith((".py", "/")):
            return None
        loader = _SourceFileLoader(name, str(location))
    spec = _ModuleSpec(name, loader, origin=str(location), is_package=submodule_search_locations is not None)
    spec.has_location = True
    if submodule_search_locations is not None:
        spec.submodule_search_locations = list(submodule_search_locations)
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return _ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def module_from_spec(spec):
    """A fresh module, into which its loader has still to be run."""
    module = types.ModuleType(spec.name)
    module.__spec__, module.__loader__ = spec, spec.loader
    if spec.has_location:
        module.__file__ = spec.origin
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
        module.__package__ = spec.name
    else:
        module.__package__ = spec.name.rpartition(".")[0]
    return module


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Where compiled code of a text would be kept; none is."""
    folder, slash, name = str(path).rpartition("/")
    words = f".opt-{optimization}" if optimization else ""
    return f"{folder}{slash}__pycache__/{name.removesuffix('.py')}.cpython-313{words}.pyc"


def source_from_cache(path):
    folder, _, name = str(path).rpartition("/")
    return f"{folder.removesuffix('__pycache__')}{name.split('.')[0]}.py"


def decode_source(source_bytes):
    return bytes(source_bytes).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _from_finders(name, path):
    """The module that one of the finders in `sys.meta_path` has for a name, loaded; None if none has."""
    for finder in sys.meta_path:
        find = getattr(finder, "find_spec", None)
        spec = None if find is None else find(name, path, None)
        if spec is not None:
            return _load(spec)
    return None


def _load(spec):
    create = getattr(spec.loader, "create_module", None)
    module = None if create is None else create(spec)
    if module is None:
        module = module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    return sys.modules[spec.name]


class LazyLoader:
    def __init__(self, loader):
        self.loader = loader

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        self.loader.exec_module(module)


MAGIC_NUMBER = b"\xf3\r\r\n"

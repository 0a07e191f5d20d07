"""What is in packages."""

import sys
from collections import namedtuple

import _os

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")


def iter_modules(path=None, prefix=""):
    """The modules in folders, in their order."""
    places = [""] + [place for place in sys.path if place] + ["site-packages"] if path is None else list(path)
    seen = set()
    for place in places:
        inside = place.strip("/") and place.strip("/") + "/"
        found = {}
        for name in _os.listdir():
            if name.startswith(inside):
                first, _, rest = name[len(inside):].partition("/")
                if rest == "__init__.py":
                    found[first] = True
                elif not rest and first.endswith(".py") and first != "__init__.py":
                    found.setdefault(first[:-3], False)
        for name in sorted(found):
            if name not in seen:
                seen.add(name)
                yield ModuleInfo(None, prefix + name, found[name])


def walk_packages(path=None, prefix="", onerror=None):
    for info in iter_modules(path, prefix):
        yield info
        if info.ispkg:
            try:
                __import__(info.name)
            except ImportError:
                if onerror is not None:
                    onerror(info.name)
            except Exception:
                if onerror is None:
                    raise
                onerror(info.name)
            else:
                yield from walk_packages(getattr(sys.modules[info.name], "__path__", []), info.name + ".", onerror)


def extend_path(path, name):
    return path


def get_data(package, resource):
    """The bytes of a file in a package."""
    __import__(package)
    folder = sys.modules[package].__file__.rpartition("/")[0]
    with open(f"{folder}/{resource}", "rb") as file:
        return file.read()


def get_loader(name):
    from importlib.util import find_spec

    spec = find_spec(name)
    return None if spec is None else spec.loader


find_loader = get_loader


def resolve_name(name):
    """The object of a name such as `package.module:class.attribute`."""
    import importlib

    module, colon, rest = name.partition(":")
    if colon:
        found = importlib.import_module(module)
        words = rest.split(".") if rest else []
    else:
        words = name.split(".")
        found = importlib.import_module(words[0])
        words = words[1:]
        while words:
            try:
                found = importlib.import_module(f"{found.__name__}.{words[0]}")
            except ImportError:
                break
            words = words[1:]
    for word in words:
        found = getattr(found, word)
    return found

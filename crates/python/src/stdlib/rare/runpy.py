"""Running modules as programs."""

import sys

from importlib.util import find_spec as _find_spec


def _run(code, path, init_globals, run_name, package):
    names = {"__name__": run_name, "__file__": path, "__package__": package, "__doc__": None, **(init_globals or {})}
    exec(code, names)
    return names


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Runs a module's text anew, as `python -m` does: of a package, its `__main__`."""
    spec = _find_spec(mod_name)
    if spec is None:
        raise ImportError(f"No module named {mod_name}")
    if spec.submodule_search_locations is not None:
        return run_module(mod_name + ".__main__", init_globals, run_name or mod_name + ".__main__", alter_sys)
    return _run(spec.loader.get_code(), spec.origin, init_globals, run_name or mod_name, spec.parent)


def run_path(path_name, init_globals=None, run_name=None):
    """Runs a file."""
    with open(path_name) as file:
        code = compile(file.read(), path_name, "exec")
    return _run(code, path_name, init_globals, run_name or "<run_path>", "")

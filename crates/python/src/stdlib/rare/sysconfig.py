"""How Python is set up; there are no folders of its own here."""

import sys as _sys

__all__ = ["get_config_h_filename", "get_config_var", "get_config_vars", "get_makefile_filename", "get_path", "get_path_names", "get_paths",
           "get_platform", "get_python_version", "get_scheme_names", "parse_config_h", "get_default_scheme", "get_preferred_scheme"]
_FOLDERS = {"stdlib": "/usr/lib/python3.13", "platstdlib": "/usr/lib/python3.13", "purelib": "/usr/lib/python3.13/site-packages",
            "platlib": "/usr/lib/python3.13/site-packages", "include": "/usr/include/python3.13", "scripts": "/usr/bin", "data": "/usr"}
_VARS = {"prefix": "/usr", "exec_prefix": "/usr", "py_version": "3.13.0", "py_version_short": "3.13", "py_version_nodot": "313", "base": "/usr",
         "SOABI": "cpython-313", "EXT_SUFFIX": ".cpython-313.so", "Py_GIL_DISABLED": 0, "Py_DEBUG": 0, "WITH_PYMALLOC": 1, "abiflags": ""}


def get_python_version():
    return "%d.%d" % _sys.version_info[:2]


def get_platform():
    return "linux-x86_64"


def get_config_vars(*args):
    return [_VARS.get(name) for name in args] if args else dict(_VARS)


def get_config_var(name):
    return _VARS.get(name)


def get_scheme_names():
    return ("posix_home", "posix_prefix", "posix_user", "posix_venv", "venv")


def get_default_scheme():
    return "posix_prefix"


def get_preferred_scheme(key):
    return {"prefix": "posix_prefix", "home": "posix_home", "user": "posix_user"}[key]


def get_path_names():
    return tuple(_FOLDERS)


def get_paths(scheme="posix_prefix", vars=None, expand=True):
    return dict(_FOLDERS)


def get_path(name, scheme="posix_prefix", vars=None, expand=True):
    return _FOLDERS[name]

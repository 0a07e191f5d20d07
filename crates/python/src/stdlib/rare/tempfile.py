"""Files in memory that are gone when they are closed."""

import io as _io
import os as _os
import random as _random

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
           "gettempprefix", "gettempdir", "tempdir"]

tempdir = None
_names = _random.Random(0)


def gettempdir():
    return tempdir or "/tmp"


def gettempprefix():
    return "tmp"


def mktemp(suffix="", prefix="tmp", dir=None):
    word = "".join(_names.choice("abcdefghijklmnopqrstuvwxyz0123456789_") for _ in range(8))
    return _os.path.join(dir or gettempdir(), (prefix or "tmp") + word + (suffix or ""))


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = mktemp(suffix, prefix, dir)
    _os.makedirs(path)
    return path


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    path = mktemp(suffix, prefix, dir)
    return _os.open(path, _os.O_RDWR | _os.O_CREAT | _os.O_EXCL, 0o600), path


def gettempdirb():
    return gettempdir().encode()


def gettempprefixb():
    return gettempprefix().encode()


class _Named:
    def __init__(self, file, name, delete):
        self.file, self.name, self._delete = file, name, delete

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self._delete and _os.path.exists(self.name):
                _os.remove(self.name)

    def __iter__(self):
        return iter(self.file)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
                       errors=None, delete_on_close=True):
    name = mktemp(suffix, prefix, dir)
    return _Named(open(name, mode), name, delete)


def TemporaryFile(mode="w+b", *args, **kwargs):
    return _io.BytesIO() if "b" in mode else _io.StringIO()


def SpooledTemporaryFile(max_size=0, mode="w+b", *args, **kwargs):
    return TemporaryFile(mode)


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name, self._delete = mkdtemp(suffix, prefix, dir), delete

    def cleanup(self):
        import shutil

        shutil.rmtree(self.name, ignore_errors=True)

    def __enter__(self):
        return self.name

    def __exit__(self, *details):
        if self._delete:
            self.cleanup()

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

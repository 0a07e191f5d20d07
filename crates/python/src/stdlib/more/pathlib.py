"""Paths as objects; files are those in memory."""

import os as _os

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath", "UnsupportedOperation"]


class UnsupportedOperation(NotImplementedError):
    pass


def _parsed(parts):
    """The root and the names of joined parts."""
    text = ""
    for part in parts:
        if isinstance(part, PurePath):
            part = str(part)
        else:
            if hasattr(type(part), "__fspath__"):
                part = _os.fspath(part)
            if not isinstance(part, str):
                raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, not "
                                f"{type(part).__name__!r}")
        if part.startswith("/"):
            text = part
        elif part:
            text = f"{text}/{part}" if text and not text.endswith("/") else text + part
    root = ""
    if text.startswith("/"):
        root = "//" if text.startswith("//") and not text.startswith("///") else "/"
    return root, [name for name in text.split("/") if name and name != "."]


def _matches(name, pattern):
    import fnmatch
    return fnmatch.fnmatchcase(name, pattern)


class _Parents:
    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._names)

    def __getitem__(self, at):
        if isinstance(at, slice):
            return tuple(self[place] for place in range(*at.indices(len(self))))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        names = self._path._names
        return self._path._made(self._path._root, names[:len(names) - (at % len(self)) - 1])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath(_os.PathLike):
    __slots__ = ("_root", "_names")

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        self._root, self._names = _parsed(args)

    def _made(self, root, names):
        made = object.__new__(type(self))
        made._root, made._names = root, list(names)
        return made

    def with_segments(self, *parts):
        return type(self)(*parts)

    def __reduce__(self):
        return type(self), self.parts

    def __str__(self):
        return self._root + "/".join(self._names) or "."

    __fspath__ = as_posix = __str__

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __bytes__(self):
        return str(self).encode()

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def joinpath(self, *parts):
        return self.with_segments(self, *parts)

    drive = property(lambda self: "")
    root = property(lambda self: self._root)
    anchor = property(lambda self: self._root)
    parts = property(lambda self: ((self._root,) if self._root else ()) + tuple(self._names))
    parents = property(lambda self: _Parents(self))
    name = property(lambda self: self._names[-1] if self._names else "")

    @property
    def parent(self):
        return self._made(self._root, self._names[:-1]) if self._names else self

    @property
    def suffix(self):
        name = self.name
        at = name.rfind(".")
        return name[at:] if 0 < at < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        at = name.rfind(".")
        return name[:at] if 0 < at < len(name) - 1 else name

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self._root, self._names[:-1] + [name])

    def with_stem(self, stem):
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        if not self.stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not (suffix.startswith(".") and suffix != "."):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def is_absolute(self):
        return bool(self._root)

    def is_relative_to(self, other, *more):
        other = self.with_segments(other, *more)
        return other._root == self._root and self._names[:len(other._names)] == other._names

    def relative_to(self, other, *more, walk_up=False):
        other = self.with_segments(other, *more)
        common = other._names
        ups = 0
        while not (other._root == self._root and self._names[:len(common)] == common):
            if not walk_up or not common or other._root != self._root:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}" if not walk_up
                                 else f"{str(self)!r} and {str(other)!r} have different anchors")
            common, ups = common[:-1], ups + 1
        return self._made("", [".."] * ups + self._names[len(common):])

    def match(self, path_pattern, *, case_sensitive=None):
        pattern = PurePosixPath(path_pattern)
        if not pattern._names and not pattern._root:
            raise ValueError("empty pattern")
        names, wanted = self._names, pattern._names
        if pattern._root and (not self._root or len(names) != len(wanted)) or len(wanted) > len(names):
            return False
        return all(_matches(name, part) for name, part in zip(names[len(names) - len(wanted):], wanted))

    def full_match(self, pattern, *, case_sensitive=None):
        pattern = PurePosixPath(pattern)
        return self._root == pattern._root and _all_match(self._names, pattern._names)

    def as_uri(self):
        if not self._root:
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + str(self)


def _all_match(names, patterns):
    if not patterns:
        return not names
    if patterns[0] == "**":
        return any(_all_match(names[at:], patterns[1:]) for at in range(len(names) + 1))
    return bool(names) and _matches(names[0], patterns[0]) and _all_match(names[1:], patterns[1:])


class PurePosixPath(PurePath):
    __slots__ = ()


class PureWindowsPath(PurePath):
    def __new__(cls, *args):
        raise UnsupportedOperation("PureWindowsPath is not supported by Freezeframe")


class Path(PurePath):
    __slots__ = ()

    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        return cls("/")

    def absolute(self):
        return self if self._root else self._made("/", self._names)

    def resolve(self, strict=False):
        found = type(self)(_os.path.abspath(str(self)))
        if strict and not found.exists():
            raise FileNotFoundError(2, "No such file or directory", str(self))
        return found

    def expanduser(self):
        return type(self)(_os.path.expanduser(str(self)))

    def stat(self, *, follow_symlinks=True):
        return _os.stat(str(self))

    def exists(self, *, follow_symlinks=True):
        return _os.path.exists(str(self))

    def is_file(self, *, follow_symlinks=True):
        return _os.path.isfile(str(self))

    def is_dir(self, *, follow_symlinks=True):
        return _os.path.isdir(str(self))

    def is_symlink(self):
        return False

    def samefile(self, other):
        return self.resolve() == Path(other).resolve()

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(str(self), mode)

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open() as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w") as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, "File exists", str(self))
            return
        self.write_text("")

    def unlink(self, missing_ok=False):
        if missing_ok and not self.exists():
            return
        _os.remove(str(self))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            _os.mkdir(str(self), mode)
        except FileNotFoundError:
            if not parents:
                raise
            _os.makedirs(str(self), mode, exist_ok)
        except FileExistsError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        _os.rmdir(str(self))

    def chmod(self, mode, *, follow_symlinks=True):
        _os.chmod(str(self), mode)

    def rename(self, target):
        _os.rename(str(self), str(target))
        return type(self)(target)

    replace = rename

    def iterdir(self):
        if not self.is_dir():
            raise FileNotFoundError(2, "No such file or directory", str(self))
        return iter([self._made(self._root, self._names + [name]) for name in _os.listdir(str(self))])

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        folders, files = [], []
        for path in self.iterdir():
            (folders if path.is_dir() else files).append(path.name)
        if top_down:
            yield self, folders, files
        for name in folders:
            yield from (self / name).walk(top_down)
        if not top_down:
            yield self, folders, files

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        if not str(pattern):
            raise ValueError("Unacceptable pattern: ''")
        patterns = PurePosixPath(pattern)._names
        if not self.is_dir():
            return iter(())
        return iter([path for path in self._below() if _all_match(path._names[len(self._names):], patterns)])

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        return self.glob(f"**/{pattern}")

    def _below(self):
        for path in self.iterdir():
            yield path
            if path.is_dir():
                yield from path._below()


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path):
    def __new__(cls, *args):
        raise UnsupportedOperation("cannot instantiate 'WindowsPath' on your system")

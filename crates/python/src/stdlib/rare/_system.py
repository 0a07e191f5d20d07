"""What `os` has besides: folders, places in files by numbers, and what a system without processes can say of itself."""

import _os
import os as _module
import posixpath as _path
from builtins import open as _open
from posixpath import _folders, _place

O_RDONLY, O_WRONLY, O_RDWR, O_ACCMODE, O_CREAT, O_EXCL, O_NOCTTY, O_TRUNC, O_APPEND = 0, 1, 2, 3, 64, 128, 256, 512, 1024
O_NONBLOCK = O_NDELAY = 2048
O_DSYNC, O_SYNC, O_DIRECTORY, O_NOFOLLOW, O_CLOEXEC = 4096, 1052672, 65536, 131072, 524288
EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR, EX_OSFILE = 0, *range(64, 73)
EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = range(73, 79)
P_WAIT, P_NOWAIT, P_NOWAITO, TMP_MAX, NGROUPS_MAX = 0, 1, 1, 238328, 65536
WNOHANG, WUNTRACED, WCONTINUED = 1, 2, 8
supports_bytes_environ = True
supports_dir_fd, supports_effective_ids, supports_fd, supports_follow_symlinks = set(), set(), set(), set()


def _error(kind, number, path, other=None):
    texts = {2: "No such file or directory", 9: "Bad file descriptor", 17: "File exists", 20: "Not a directory", 21: "Is a directory",
             22: "Invalid argument", 39: "Directory not empty"}
    if path is None:
        return kind(number, texts[number])
    return kind(number, texts[number], path) if other is None else kind(number, texts[number], path, None, other)


def _below(place):
    return any(name.startswith(place + "/") for name in (*_os.listdir(), *_folders))


def _missing(path):
    return _error(FileNotFoundError, 2, path)


# Folders.

def chdir(path):
    if not _path.exists(path):
        raise _missing(path)
    if not _path.isdir(path):
        raise _error(NotADirectoryError, 20, path)
    _os.chdir("/" + _place(path))


def getcwdb():
    return _os.getcwd().encode()


def mkdir(path, mode=0o777, *, dir_fd=None):
    place = _place(path)
    if _path.exists(path):
        raise _error(FileExistsError, 17, path)
    parent = _path.dirname(place)
    if parent and not _path.exists("/" + parent):
        raise _missing(path)
    if parent and _path.isfile("/" + parent):
        raise _error(NotADirectoryError, 20, path)
    _folders.add(place)


def makedirs(name, mode=0o777, exist_ok=False):
    if _path.exists(name):
        if exist_ok and _path.isdir(name):
            return
        raise _error(FileExistsError, 17, name)
    parts = _place(name).split("/")
    for count in range(1, len(parts) + 1):
        folder = "/".join(parts[:count])
        if folder in _os.listdir():
            raise _error(NotADirectoryError, 20, name)
        _folders.add(folder)


def rmdir(path, *, dir_fd=None):
    place = _place(path)
    if not _path.exists(path):
        raise _missing(path)
    if not _path.isdir(path):
        raise _error(NotADirectoryError, 20, path)
    if _below(place):
        raise _error(OSError, 39, path)
    _folders.discard(place)


def removedirs(name):
    rmdir(name)
    head = _path.dirname(_path.abspath(name))
    while head != "/":
        try:
            rmdir(head)
        except OSError:
            break
        head = _path.dirname(head)


def remove(path, *, dir_fd=None):
    place = _place(path)
    if place not in _os.listdir() and _path.exists(path):
        raise _error(IsADirectoryError, 21, path)
    if place not in _os.listdir():
        raise _missing(path)
    _os.remove("/" + place)
    # The folder that it was in stays.
    parent = _path.dirname(place)
    if parent:
        _folders.add(parent)


unlink = remove


def rename(src, dst, **kwargs):
    """Moves a file, or all that lies in a folder."""
    old, new = _place(src), _place(dst)
    files = [name for name in _os.listdir() if name == old or name.startswith(old + "/")]
    folders = [name for name in _folders if name == old or name.startswith(old + "/")]
    if not files and not folders:
        raise _error(FileNotFoundError, 2, src, dst)
    is_file = old in files
    if is_file and _path.isdir("/" + new):
        raise _error(IsADirectoryError, 21, src, dst)
    if not is_file and _path.isfile("/" + new):
        raise _error(NotADirectoryError, 20, src, dst)
    if not is_file and _below(new):
        raise _error(OSError, 39, src, dst)
    if old == new:
        return
    for name in folders:
        _folders.discard(name)
        _folders.add(new + name[len(old):])
    if not is_file:
        _folders.add(new)
    for name in files:
        moved = new + name[len(old):]
        if not is_file:
            _folders.add(_path.dirname(moved))
        with _open("/" + name, "rb") as source, _open("/" + moved, "wb") as target:
            target.write(source.read())
        _os.remove("/" + name)
    if is_file and "/" in old:
        _folders.add(_path.dirname(old))


replace = rename


def renames(old, new):
    head = _path.dirname(new)
    if head and not _path.exists(head):
        makedirs(head)
    rename(old, new)


class DirEntry:
    """A name in a folder."""

    __module__ = "posix"

    def __init__(self, folder, name):
        self.name, self.path = name, _path.join(folder, name)

    def is_dir(self, *, follow_symlinks=True):
        return _path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return _path.isfile(self.path)

    def is_symlink(self):
        return False

    is_junction = is_symlink

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def inode(self):
        return stat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Entries:
    def __init__(self, path):
        self._left = iter([DirEntry(path, name) for name in _module.listdir(path)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._left)

    def close(self):
        self._left = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def scandir(path="."):
    return _Entries(_module.fspath(path))


# What is known of files.

class _Row(tuple):
    """A tuple whose items have names."""

    _names, n_sequence_fields = (), 0

    def __new__(cls, values):
        made = tuple.__new__(cls, tuple(values)[:cls.n_sequence_fields or len(cls._names)])
        return made

    def __getattr__(self, name):
        if name in type(self)._names:
            return self[type(self)._names.index(name)]
        raise AttributeError(f"{type(self).__module__ + '.' + type(self).__name__!r} object has no attribute {name!r}")

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._names, self))
        return f"{type(self).__module__}.{type(self).__name__}({shown})"


class stat_result(_Row):
    __module__ = "os"
    _names = "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime"
    st_blksize, st_rdev = 4096, 0

    def __new__(cls, values):
        values = tuple(values)
        made = _Row.__new__(cls, (*values[:7], *map(int, values[7:10])))
        made._times = values[7:10]
        return made

    @property
    def st_blocks(self):
        return (self.st_size + 511) // 512

    st_atime, st_mtime, st_ctime = (property(lambda self, at=at: float(self._times[at])) for at in range(3))
    st_atime_ns, st_mtime_ns, st_ctime_ns = (property(lambda self, at=at: int(self._times[at] * 10**9)) for at in range(3))


_modes, _times = {}, {}


def _row(place, size, is_folder):
    mode = _modes.get(place, 0o755 if is_folder else 0o644)
    before = _times.get(place, (0, 0))
    number = 1 + sum(place.encode()) * 31 + len(place)
    return stat_result(((0o040000 if is_folder else 0o100000) | mode, number, 1, 2 if is_folder else 1, 0, 0, size, *before, 0))


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """The kind and the size of a file."""
    if isinstance(path, int):
        return fstat(path)
    if not isinstance(path, (str, bytes)) and not hasattr(type(path), "__fspath__"):
        raise TypeError(f"stat: path should be string, bytes, os.PathLike or integer, not {type(path).__name__}")
    if not _path.exists(path):
        raise _missing(path)
    is_folder = _path.isdir(path)
    return _row(_place(path), 0 if is_folder else _path.getsize(path), is_folder)


lstat = stat


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    if not _path.exists(path):
        raise _missing(path)
    _modes[_place(path)] = mode & 0o7777


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    if not _path.exists(path):
        raise _missing(path)
    if ns is not None:
        times = [value / 10**9 for value in ns]
    if times is None:
        import time
        times = time.time(), time.time()
    _times[_place(path)] = tuple(times)


def chown(path, uid, gid, **kwargs):
    if not _path.exists(path):
        raise _missing(path)


lchown = chown


def truncate(path, length):
    if isinstance(path, int):
        return ftruncate(path, length)
    with _open(path, "r+b") as file:
        file.truncate(length)


def readlink(path, *, dir_fd=None):
    raise _error(OSError, 22, path) if _path.exists(path) else _missing(path)


def _refused(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"os.{name} is not supported by Freezeframe")

    function.__name__ = function.__qualname__ = name
    return function


symlink, link, mkfifo, mknod, chroot = map(_refused, ("symlink", "link", "mkfifo", "mknod", "chroot"))
fork, forkpty, execv, execve, execvp, execvpe, execl, execle, execlp = map(_refused, ("fork", "forkpty", "execv", "execve", "execvp", "execvpe",
                                                                                      "execl", "execle", "execlp"))
spawnv, spawnve, spawnl, spawnle, spawnlp, spawnvp, posix_spawn, posix_spawnp, popen, system, startfile = map(_refused, (
    "spawnv", "spawnve", "spawnl", "spawnle", "spawnlp", "spawnvp", "posix_spawn", "posix_spawnp", "popen", "system", "startfile"))
wait, waitpid, wait3, wait4, nice, setsid, setuid, setgid, openpty, register_at_fork = map(_refused, (
    "wait", "waitpid", "wait3", "wait4", "nice", "setsid", "setuid", "setgid", "openpty", "register_at_fork"))


def kill(pid, signal, /):
    if pid == _module.getpid():
        raise NotImplementedError("os.kill is not supported by Freezeframe")
    raise ProcessLookupError(3, "No such process")


# Files by their numbers.

_open_files = {}


class _Shared:
    """The bytes of a file that is open by its name too."""

    def __init__(self, file):
        self._file = _open(file.name, "rb" if "r" in file.mode and "+" not in file.mode else "r+b")
        self.read, self.write, self.seek, self.tell, self.truncate = (getattr(self._file, it) for it in ("read", "write", "seek", "tell", "truncate"))
        self.flush, self.close = file.flush, file.close


class _Pipe:
    def __init__(self, data):
        self.data = data

    def read(self, count):
        taken = bytes(self.data[:count])
        del self.data[:count]
        return taken

    def write(self, data):
        self.data += data
        return len(data)

    def close(self):
        pass


def _numbered(file, path=None, flags=0):
    number = next(at for at in range(3, 10**6) if at not in _open_files)
    _open_files[number] = file, path, flags
    return number


def open(path, flags, mode=0o777, *, dir_fd=None):
    exists, access = _path.exists(path), flags & O_ACCMODE
    if exists and flags & O_CREAT and flags & O_EXCL:
        raise _error(FileExistsError, 17, path)
    if not exists and not flags & O_CREAT:
        raise _missing(path)
    if _path.isdir(path):
        if access != O_RDONLY:
            raise _error(IsADirectoryError, 21, path)
        return _numbered(None, path, flags)
    if not exists or flags & O_TRUNC and access != O_RDONLY:
        _open(path, "wb").close()
    file = _open(path, "rb" if access == O_RDONLY else "r+b")
    return _numbered(file, path, flags)


def _file(fd):
    if not isinstance(fd, int):
        raise TypeError(f"an integer is required (got type {type(fd).__name__})")
    if fd not in _open_files:
        raise _error(OSError, 9, None)
    return _open_files[fd]


def close(fd):
    file = _file(fd)[0]
    del _open_files[fd]
    if file is not None:
        file.close()


def closerange(fd_low, fd_high, /):
    for fd in range(fd_low, fd_high):
        if fd in _open_files:
            close(fd)


def read(fd, length, /):
    file, path, flags = _file(fd)
    if file is None:
        raise _error(IsADirectoryError, 21, None)
    if flags & O_ACCMODE == O_WRONLY:
        raise _error(OSError, 9, None)
    return file.read(length)


def write(fd, data, /):
    import sys
    if fd in (1, 2):
        (sys.stdout if fd == 1 else sys.stderr).write(bytes(data).decode("utf-8", "replace"))
        return len(data)
    file, path, flags = _file(fd)
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    if flags & O_ACCMODE == O_RDONLY and path is not None:
        raise _error(OSError, 9, None)
    if flags & O_APPEND:
        file.seek(0, 2)
    return file.write(data)


def lseek(fd, position, whence, /):
    return _file(fd)[0].seek(position, whence)


def pread(fd, length, offset, /):
    file = _file(fd)[0]
    before = file.tell()
    file.seek(offset)
    data = file.read(length)
    file.seek(before)
    return data


def fstat(fd):
    if fd in (0, 1, 2):
        return stat_result((0o020620, fd + 1, 1, 1, 0, 0, 0, 0, 0, 0))
    file, path, flags = _file(fd)
    return stat(path) if path is not None else stat_result((0o010600, fd, 1, 1, 0, 0, 0, 0, 0, 0))


def ftruncate(fd, length, /):
    _file(fd)[0].truncate(length)


def fsync(fd):
    _file(fd)


fdatasync = fsync


def sync():
    pass


def isatty(fd, /):
    return False


def pipe():
    data = bytearray()
    return _numbered(_Pipe(data)), _numbered(_Pipe(data))


def dup(fd, /):
    return _numbered(*_file(fd))


def get_inheritable(fd, /):
    _file(fd)
    return False


def set_inheritable(fd, inheritable, /):
    _file(fd)


get_blocking, set_blocking = (lambda fd, /: True), set_inheritable


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    import io
    file, path, flags = _file(fd)
    if path is not None:
        made = _open(path, mode)
        if "a" not in mode:
            made.seek(file.tell())
        close(fd)
        return made
    stream = io.BufferedRWPair(_Raw(fd), _Raw(fd))
    return stream if "b" in mode else io.TextIOWrapper(stream, encoding)


class _Raw:
    def __init__(self, fd):
        self._fd, self.closed = fd, False

    def read(self, size=-1):
        return read(self._fd, 2**30 if size is None or size < 0 else size)

    def write(self, data):
        return write(self._fd, data)

    def flush(self):
        pass

    def close(self):
        if not self.closed:
            self.closed = True
            if self._fd in _open_files:
                close(self._fd)

    def readable(self):
        return True

    writable, seekable = readable, lambda self: False


# What the system says of itself.

class uname_result(_Row):
    __module__ = "posix"
    _names = "sysname", "nodename", "release", "version", "machine"


def uname():
    return uname_result(("Linux", "localhost", "6.0", "#1", "wasm32"))


class times_result(_Row):
    __module__ = "posix"
    _names = "user", "system", "children_user", "children_system", "elapsed"


def times():
    import time
    return times_result((time.process_time(), 0.0, 0.0, 0.0, time.monotonic()))


class terminal_size(_Row):
    __module__ = "os"
    _names = "columns", "lines"


def get_terminal_size(fd=1, /):
    raise OSError(25, "Inappropriate ioctl for device")


def strerror(code, /):
    return {0: "Success", 1: "Operation not permitted", 2: "No such file or directory", 3: "No such process", 4: "Interrupted system call",
            5: "Input/output error", 9: "Bad file descriptor", 10: "No child processes", 11: "Resource temporarily unavailable",
            12: "Cannot allocate memory", 13: "Permission denied", 16: "Device or resource busy", 17: "File exists",
            18: "Invalid cross-device link", 20: "Not a directory", 21: "Is a directory", 22: "Invalid argument", 24: "Too many open files",
            25: "Inappropriate ioctl for device", 27: "File too large", 28: "No space left on device", 29: "Illegal seek",
            30: "Read-only file system", 32: "Broken pipe", 33: "Numerical argument out of domain", 34: "Numerical result out of range",
            36: "File name too long", 38: "Function not implemented", 39: "Directory not empty", 98: "Address already in use",
            104: "Connection reset by peer", 110: "Connection timed out", 111: "Connection refused"}.get(code, f"Unknown error {code}")


_mask = [0o22]


def umask(mask, /):
    before, _mask[0] = _mask[0], mask & 0o777
    return before


def getlogin():
    return "root"


def getgroups():
    return [0]


def getloadavg():
    return 0.0, 0.0, 0.0


def getpgid(pid, /):
    return 1


def getpgrp():
    return 1


def getsid(pid, /):
    return 1


def getrandom(size, flags=0):
    return _os.urandom(size)


def sched_getaffinity(pid, /):
    return {0}


def sched_yield():
    pass


def getpriority(which, who):
    return 0


def abort():
    raise SystemExit(134)


def _exit(status):
    raise SystemExit(status)


def get_exec_path(env=None):
    env = _module.environ if env is None else env
    return env.get("PATH", _module.defpath).split(":")


def getenvb(key, default=None):
    return environb.get(key, default)


class _Bytes(dict):
    def __getitem__(self, key):
        return _module.environ[key.decode()].encode()

    def __setitem__(self, key, value):
        _module.environ[key.decode()] = value.decode()

    def __delitem__(self, key):
        del _module.environ[key.decode()]

    def __contains__(self, key):
        return key.decode() in _module.environ

    def __iter__(self):
        return (key.encode() for key in _module.environ)

    def __len__(self):
        return len(_module.environ)

    def get(self, key, default=None):
        return self[key] if key in self else default


environb = _Bytes()


def fwalk(top=".", topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    for folder, folders, files in _module.walk(top, topdown, onerror):
        fd = open(folder, O_RDONLY)
        try:
            yield folder, folders, files, fd
        finally:
            close(fd)


def waitstatus_to_exitcode(status):
    return status >> 8 if not status & 127 else -(status & 127)


def WIFEXITED(status):
    return not status & 127


def WEXITSTATUS(status):
    return status >> 8 & 255


def WIFSIGNALED(status):
    return bool(status & 127)


def WTERMSIG(status):
    return status & 127


def device_encoding(fd):
    return None


def major(device, /):
    return device >> 8 & 0xfff


def minor(device, /):
    return device & 0xff


def makedev(major, minor, /):
    return major << 8 | minor

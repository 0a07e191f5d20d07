"""What `sys` has besides, for programs that ask for it."""

import io as _io
from collections import namedtuple as _namedtuple
from types import SimpleNamespace as _SimpleNamespace

abiflags, platlibdir, pycache_prefix, float_repr_style = "", "lib", None, "short"
base_prefix = base_exec_prefix = "/usr"
orig_argv = [""]
_xoptions, _framework, _git = {}, "", ("CPython", "", "")


def _is_gil_enabled():
    return True


def getunicodeinternedsize(*, _only_immortal=False):
    return 0


def set_int_max_str_digits(maxdigits):
    """The limit is CPython's, and stays it."""
    if 0 < maxdigits < 640:
        raise ValueError("maxdigits must be 0 or larger than 640")
    if maxdigits != 4300:
        raise NotImplementedError("sys.set_int_max_str_digits is not supported by Freezeframe: the limit is 4300 digits")



def _named(name, /, **fields):
    kind = _namedtuple(name, fields)
    kind.__module__ = "sys"
    kind.__repr__ = lambda self: f"sys.{name}({', '.join(f'{key}={value!r}' for key, value in zip(self._fields, self))})"
    return kind(**fields)


flags = _named("flags", debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=0, no_user_site=0, no_site=0, ignore_environment=0,
               verbose=0, bytes_warning=0, quiet=0, hash_randomization=1, isolated=0, dev_mode=False, utf8_mode=0, warn_default_encoding=0,
               safe_path=False, int_max_str_digits=4300)
hash_info = _named("hash_info", width=64, modulus=2305843009213693951, inf=314159, nan=0, imag=1000003, algorithm="siphash13", hash_bits=64,
                   seed_bits=128, cutoff=0)
thread_info = _named("thread_info", name="pthread", lock="semaphore", version="NPTL 2.36")


def _implementation():
    import sys
    return _SimpleNamespace(name="cpython", cache_tag="cpython-313", version=sys.version_info, hexversion=sys.hexversion, _multiarch="x86_64-linux-gnu")


implementation = _implementation()


def displayhook(object, /):
    if object is not None:
        import builtins
        print(repr(object))
        builtins._ = object


def excepthook(exctype, value, traceback, /):
    import traceback as shown
    shown.print_exception(exctype, value, traceback)


__displayhook__, __excepthook__ = displayhook, excepthook


def unraisablehook(unraisable, /):
    import sys
    import traceback as shown
    print(f"{unraisable.err_msg or 'Exception ignored in'}: {unraisable.object!r}", file=sys.stderr)
    shown.print_exception(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback)


def breakpointhook(*args, **kwargs):
    raise NotImplementedError("breakpoint() is not supported by Freezeframe")


def call_tracing(func, args, /):
    return func(*args)


def _without(name):
    def set_to(function, /):
        if function is not None:
            raise NotImplementedError(f"sys.{name} is not supported by Freezeframe")
    set_to.__name__ = set_to.__qualname__ = name
    return set_to


settrace, setprofile = _without("settrace"), _without("setprofile")


def gettrace():
    return None


def getprofile():
    return None


def getswitchinterval():
    return 0.005


def setswitchinterval(interval, /):
    if interval <= 0:
        raise ValueError("switch interval must be strictly positive")


def getfilesystemencodeerrors():
    return "surrogateescape"


def getallocatedblocks():
    return 0


def audit(event, /, *args):
    pass


def addaudithook(hook):
    pass


def get_asyncgen_hooks():
    from _waiting import hooks
    return _namedtuple("asyncgen_hooks", ("firstiter", "finalizer"))(*hooks)


def set_asyncgen_hooks(*args, **kwargs):
    from _waiting import hooks
    given = dict(zip(("firstiter", "finalizer"), args)) | kwargs
    for at, name in enumerate(("firstiter", "finalizer")):
        hook = given.get(name)
        if hook is not None and not callable(hook):
            raise TypeError(f"callable {name} expected, got {type(hook).__name__}")
        if name in given:
            hooks[at] = hook


def get_coroutine_origin_tracking_depth():
    return 0


def set_coroutine_origin_tracking_depth(depth):
    pass


class _Bytes(_io.BufferedIOBase):
    """The stream of bytes below `sys.stdout` or `sys.stderr`: what is written is shown as text."""

    def __init__(self, stream):
        self._stream, self._rest = stream, b""
        self.raw = self

    def writable(self):
        return True

    def write(self, data):
        data = bytes(memoryview(data))
        whole = self._rest + data
        text = whole.decode("utf-8", "ignore")
        known = len(text.encode())
        self._rest = whole[known:] if len(whole) - known < 4 and whole.startswith(text.encode()) else b""
        self._stream.write(text if self._rest or known == len(whole) else whole.decode("utf-8", "replace"))
        return len(data)


class _Asking(_io.TextIOBase):
    """`sys.stdin`: lines from whoever uses the program."""

    encoding, errors, name, mode = "utf-8", "strict", "<stdin>", "r"

    def readable(self):
        return True

    def __repr__(self):
        return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>"

    def readline(self, size=-1):
        try:
            return input() + "\n"
        except EOFError:
            return ""

    def read(self, size=-1):
        return "".join(iter(self.readline, ""))


stdin = __stdin__ = _Asking()

# The names that CPython knows, whatever of them is here.
stdlib_module_names = frozenset("""__future__ _abc _aix_support _android_support _ast _asyncio _bisect _blake2 _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022 \
_codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _colorize _compat_pickle _compression _contextvars _csv _ctypes _curses \
_curses_panel _datetime _dbm _decimal _elementtree _frozen_importlib _frozen_importlib_external _functools _gdbm _hashlib _heapq _imp \
_interpchannels _interpqueues _interpreters _io _ios_support _json _locale _lsprof _lzma _markupbase _md5 _multibytecodec \
_multiprocessing _opcode _opcode_metadata _operator _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc _pydatetime \
_pydecimal _pyio _pylong _pyrepl _queue _random _scproxy _sha1 _sha2 _sha3 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat \
_statistics _string _strptime _struct _suggestions _symtable _sysconfig _thread _threading_local _tkinter _tokenize _tracemalloc \
_typing _uuid _warnings _weakref _weakrefset _winapi _wmi _zoneinfo abc antigravity argparse array ast asyncio atexit base64 bdb \
binascii bisect builtins bz2 cProfile calendar cmath cmd code codecs codeop collections colorsys compileall concurrent configparser \
contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip \
enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib \
grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging \
lzma mailbox marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator \
optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile \
pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors \
shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string \
stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this threading time timeit \
tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uuid venv \
warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo""".split())
builtin_module_names = tuple("""_abc _ast _codecs _collections _functools _imp _io _locale _operator _signal _sre _stat _string _suggestions _symtable _sysconfig \
_thread _tokenize _tracemalloc _typing _warnings _weakref atexit builtins errno faulthandler gc itertools marshal posix pwd sys time""".split())


def __getattr__(name):
    raise AttributeError(f"module 'sys' has no attribute {name!r}")

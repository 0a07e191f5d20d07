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
    return _named("asyncgen_hooks", firstiter=None, finalizer=None)


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


stdin = _Asking()


def __getattr__(name):
    if name == "stdlib_module_names":
        import pkgutil
        return frozenset(module.name for module in pkgutil.iter_modules())
    raise AttributeError(f"module 'sys' has no attribute {name!r}")

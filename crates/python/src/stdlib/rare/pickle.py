"""Objects as bytes, and back, in all protocols."""

import copyreg
import io
import struct
import sys
import types

HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4
format_version, compatible_formats = "4.0", ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads"]


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


def _named(module, name):
    found = sys.modules[module]
    for word in name.split("."):
        found = getattr(found, word)
    return found


def _module_of(obj, name):
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for module_name, module in list(sys.modules.items()):
        if module_name not in ("__main__", "__mp_main__") and getattr(module, name, None) is obj:
            return module_name
    return "__main__"


# What Python 2 calls otherwise, which the protocols of its time write and read.
_OLD_MODULES = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "configparser": "ConfigParser", "reprlib": "repr",
                "_thread": "thread", "socketserver": "SocketServer"}
_OLD_NAMES = {("builtins", "range"): ("__builtin__", "xrange"), ("builtins", "str"): ("__builtin__", "unicode"),
              ("builtins", "int"): ("__builtin__", "long"), ("builtins", "chr"): ("__builtin__", "unichr"),
              ("builtins", "zip"): ("itertools", "izip"), ("builtins", "map"): ("itertools", "imap"),
              ("builtins", "filter"): ("itertools", "ifilter"), ("functools", "reduce"): ("__builtin__", "reduce"),
              ("itertools", "zip_longest"): ("itertools", "izip_longest"), ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
              ("collections", "UserDict"): ("UserDict", "IterableUserDict"), ("collections", "UserList"): ("UserList", "UserList"),
              ("collections", "UserString"): ("UserString", "UserString")}


def _as_python_2(module, name, obj):
    if (module, name) in _OLD_NAMES:
        return _OLD_NAMES[module, name]
    if module == "builtins" and isinstance(obj, type) and issubclass(obj, BaseException):
        return "exceptions", name
    return _OLD_MODULES.get(module, module), name


def _from_python_2(module, name):
    for new, old in _OLD_NAMES.items():
        if (module, name) == old:
            return new
    if module == "exceptions":
        return "builtins", name
    return next((new for new, old in _OLD_MODULES.items() if old == module), module), name


class Pickler:
    """Writes objects to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else protocol
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file, self.proto, self.memo, self.bin = file, protocol, {}, protocol >= 1
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        self.memo.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        if not hasattr(self, "_file"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._parts = []
        self._save(obj)
        self._put(b".")
        body = b"".join(self._parts)
        frame = b"\x95" + struct.pack("<Q", len(body)) if len(body) >= 4 and self.proto >= 4 else b""
        self._file.write((b"\x80" + bytes([self.proto]) if self.proto >= 2 else b"") + frame + body)

    def _put(self, data):
        self._parts.append(data)

    def _memoize(self, obj):
        at = len(self.memo)
        self.memo[id(obj)] = at, obj
        if self.proto >= 4:
            self._put(b"\x94")
        elif self.bin:
            self._put(b"q" + bytes([at]) if at < 256 else b"r" + struct.pack("<I", at))
        else:
            self._put(b"p%d\n" % at)

    def _get(self, at):
        if not self.bin:
            return self._put(b"g%d\n" % at)
        self._put(b"h" + bytes([at]) if at < 256 else b"j" + struct.pack("<I", at))

    def _save(self, obj):
        key = self.persistent_id(obj)
        if key is not None:
            if not self.bin:
                return self._put(b"P" + str(key).encode("ascii") + b"\n")
            self._save(key)
            self._put(b"Q")
            return
        if id(obj) in self.memo and not (type(obj) is tuple and not obj):
            return self._get(self.memo[id(obj)][0])
        override = getattr(self, "reducer_override", None)
        if override is not None:
            reduced = override(obj)
            if reduced is not NotImplemented:
                return self._save_reduced(obj, reduced)
        save = _SAVERS.get(type(obj))
        if save is not None:
            return save(self, obj)
        table = getattr(self, "dispatch_table", copyreg.dispatch_table)
        reduce = table.get(type(obj))
        if reduce is not None:
            return self._save_reduced(obj, reduce(obj))
        if isinstance(obj, type):
            return self._save_global(obj)
        reduce = getattr(obj, "__reduce_ex__", None)
        reduced = reduce(self.proto) if reduce is not None else obj.__reduce__()
        self._save_reduced(obj, reduced)

    def _save_reduced(self, obj, reduced):
        if isinstance(reduced, str):
            return self._save_global(obj, reduced)
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        function, args, state, items, pairs, set_state = (*reduced, None, None, None, None)[:6]
        if not callable(function):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        name = getattr(function, "__name__", "")
        if name == "__newobj__" and self.proto >= 2:
            self._save(args[0])
            self._save(args[1:])
            self._put(b"\x81")
        elif name == "__newobj_ex__" and self.proto < 4:
            import functools
            cls, positional, keywords = args
            self._save(functools.partial(cls.__new__, cls, *positional, **keywords))
            self._save(())
            self._put(b"R")
        elif name == "__newobj_ex__":
            for arg in args:
                self._save(arg)
            self._put(b"\x92")
        else:
            self._save(function)
            self._save(args)
            self._put(b"R")
        if id(obj) in self.memo:
            self._put(b"0")
            self._get(self.memo[id(obj)][0])
        else:
            self._memoize(obj)
        if items is not None:
            self._save_items(iter(items))
        if pairs is not None:
            self._save_pairs(iter(pairs))
        if state is not None:
            if set_state is None:
                self._save(state)
                self._put(b"b")
            else:
                self._save(set_state)
                self._save((obj, state))
                self._put(b"R0")

    def _save_items(self, items):
        items = list(items)
        step = 1000 if self.bin else 1
        for at in range(0, len(items), step):
            batch = items[at:at + step]
            if len(batch) == 1:
                self._save(batch[0])
                self._put(b"a")
            else:
                self._put(b"(")
                for item in batch:
                    self._save(item)
                self._put(b"e")

    def _save_pairs(self, pairs):
        pairs = list(pairs)
        step = 1000 if self.bin else 1
        for at in range(0, len(pairs), step):
            batch = pairs[at:at + step]
            if len(batch) > 1:
                self._put(b"(")
            for key, value in batch:
                self._save(key)
                self._save(value)
            self._put(b"u" if len(batch) > 1 else b"s")

    def _save_native(self, obj):
        owner = getattr(obj, "__self__", None)
        if owner is None or isinstance(owner, types.ModuleType):
            return self._save_global(obj)
        self._save_reduced(obj, (getattr, (owner, obj.__name__)))

    def _save_member(self, obj):
        self._save_reduced(obj, (getattr, (obj.__objclass__, obj.__name__)))

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module = _module_of(obj, name)
        try:
            __import__(module)
            found = _named(module, name)
        except (ImportError, KeyError, AttributeError):
            if "<locals>" in name:
                raise AttributeError(f"Can't get local object {name!r}") from None
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        if self.proto >= 4:
            self._save(module)
            self._save(name)
            self._put(b"\x93")
        elif "." in name and self.proto < 4:
            holder, _, last = name.rpartition(".")
            return self._save_reduced(obj, (getattr, (_named(module, holder), last)))
        else:
            if self.fix_imports:
                module, name = _as_python_2(module, name, obj)
            self._put(b"c%s\n%s\n" % (module.encode("utf-8"), name.encode("utf-8")))
        self._memoize(obj)

    def _save_none(self, obj):
        self._put(b"N")

    def _save_bool(self, obj):
        if self.proto < 2:
            return self._put(b"I01\n" if obj else b"I00\n")
        self._put(b"\x88" if obj else b"\x89")

    def _save_int(self, obj):
        if not self.bin:
            return self._put(b"%s%d%s\n" % ((b"I", obj, b"") if -2**31 <= obj < 2**31 else (b"L", obj, b"L")))
        if self.proto < 2 and not -2**31 <= obj < 2**31:
            return self._put(b"L%dL\n" % obj)
        if 0 <= obj < 256:
            self._put(b"K" + bytes([obj]))
        elif 0 <= obj < 65536:
            self._put(b"M" + struct.pack("<H", obj))
        elif -2**31 <= obj < 2**31:
            self._put(b"J" + struct.pack("<i", obj))
        else:
            size = (obj.bit_length() >> 3) + 1
            data = obj.to_bytes(size, "little", signed=True)
            if obj < 0 and size > 1 and data[-1] == 255 and data[-2] & 128:
                data = data[:-1]
            self._put(b"\x8a" + bytes([len(data)]) + data if len(data) < 256 else b"\x8b" + struct.pack("<i", len(data)) + data)

    def _save_float(self, obj):
        self._put(b"G" + struct.pack(">d", obj) if self.bin else b"F" + repr(obj).encode("ascii") + b"\n")

    def _save_sized(self, obj, data, short, middle, long):
        size = len(data)
        if size < 256 and short:
            self._put(short + bytes([size]) + data)
        elif size < 2**32:
            self._put(middle + struct.pack("<I", size) + data)
        else:
            self._put(long + struct.pack("<Q", size) + data)
        self._memoize(obj)

    def _save_str(self, obj):
        if not self.bin:
            text = obj.replace("\\", "\\u005c")
            for bad in "\0\n\r\x1a":
                text = text.replace(bad, f"\\u{ord(bad):04x}")
            self._put(b"V" + text.encode("raw-unicode-escape") + b"\n")
            return self._memoize(obj)
        self._save_sized(obj, obj.encode("utf-8", "surrogatepass"), b"\x8c" if self.proto >= 4 else None, b"X", b"\x8d")

    def _save_bytes(self, obj):
        if self.proto < 3:
            import codecs
            return self._save_reduced(obj, (codecs.encode, (obj.decode("latin-1"), "latin1")) if obj else (bytes, ()))
        self._save_sized(obj, obj, b"C", b"B", b"\x8e")

    def _save_bytearray(self, obj):
        if self.proto < 5:
            return self._save_reduced(obj, (bytearray, (bytes(obj),)) if obj else (bytearray, ()))
        self._put(b"\x96" + struct.pack("<Q", len(obj)) + bytes(obj))
        self._memoize(obj)

    def _save_tuple(self, obj):
        if not obj:
            return self._put(b")" if self.bin else b"(t")
        is_short = len(obj) <= 3 and self.proto >= 2
        if not is_short:
            self._put(b"(")
        for item in obj:
            self._save(item)
        if id(obj) in self.memo:
            self._put(b"0" * len(obj) if is_short else b"1" if self.bin else b"0" * (len(obj) + 1))
            return self._get(self.memo[id(obj)][0])
        self._put(bytes([0x84 + len(obj)]) if is_short else b"t")
        self._memoize(obj)

    def _save_list(self, obj):
        self._put(b"]" if self.bin else b"(l")
        self._memoize(obj)
        self._save_items(obj)

    def _save_dict(self, obj):
        self._put(b"}" if self.bin else b"(d")
        self._memoize(obj)
        self._save_pairs(obj.items())

    def _save_set(self, obj):
        if self.proto < 4:
            return self._save_reduced(obj, (set, (list(obj),)))
        self._put(b"\x8f")
        self._memoize(obj)
        items = list(obj)
        for at in range(0, len(items), 1000):
            self._put(b"(")
            for item in items[at:at + 1000]:
                self._save(item)
            self._put(b"\x90")

    def _save_frozenset(self, obj):
        if self.proto < 4:
            return self._save_reduced(obj, (frozenset, (list(obj),)))
        self._put(b"(")
        for item in obj:
            self._save(item)
        if id(obj) in self.memo:
            self._put(b"1")
            return self._get(self.memo[id(obj)][0])
        self._put(b"\x91")
        self._memoize(obj)

    def _save_type(self, obj):
        for known in (None, NotImplemented, ...):
            if obj is type(known):
                return self._save_reduced(obj, (type, (known,)))
        self._save_global(obj)

    def _save_ellipsis(self, obj):
        self._save_global(obj, "Ellipsis" if obj is ... else "NotImplemented")

    def _refuse(self, obj):
        raise TypeError(f"cannot pickle '{type(obj).__name__}' object")


_SAVERS = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int, float: Pickler._save_float,
           str: Pickler._save_str, bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, tuple: Pickler._save_tuple,
           list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set, frozenset: Pickler._save_frozenset,
           type: Pickler._save_type, type(...): Pickler._save_ellipsis, type(NotImplemented): Pickler._save_ellipsis,
           types.FunctionType: Pickler._save_global, types.BuiltinFunctionType: Pickler._save_native,
           types.MethodDescriptorType: Pickler._save_member, types.WrapperDescriptorType: Pickler._save_member,
           types.ModuleType: Pickler._refuse, types.GeneratorType: Pickler._refuse,
           complex: lambda self, obj: self._save_reduced(obj, (complex, (obj.real, obj.imag))),
           slice: lambda self, obj: self._save_reduced(obj, (slice, (obj.start, obj.stop, obj.step))),
           range: lambda self, obj: self._save_reduced(obj, (range, (obj.start, obj.stop, obj.step))),
           types.MethodType: lambda self, obj: self._save_reduced(obj, (getattr, (obj.__self__, obj.__func__.__name__)))}


class Unpickler:
    """Reads objects from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._file, self.memo, self._encoding, self._errors, self.fix_imports = file, {}, encoding, errors, fix_imports
        self.proto = 0

    def persistent_load(self, pid):
        raise UnpicklingError("unsupported persistent id encountered")

    def find_class(self, module, name):
        __import__(module)
        try:
            return _named(module, name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {sys.modules[module]!r}") from None

    def _read(self, count):
        data = self._file.read(count)
        if len(data) < count:
            raise (EOFError("Ran out of input") if not self._started else UnpicklingError("pickle data was truncated"))
        self._started = True
        return data

    def _line(self):
        data = self._file.readline()
        if not data.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return data[:-1]

    def _number(self, format):
        return struct.unpack(format, self._read(struct.calcsize(format)))[0]

    def _mark(self):
        items = self._stack
        self._stack = self._marks.pop()
        return items

    def load(self):
        self._stack, self._marks, self._started = [], [], False
        while True:
            code = self._read(1)
            if code == b".":
                return self._stack.pop()
            step = _STEPS.get(code)
            if step is None:
                raise UnpicklingError(f"invalid load key, '{code.decode('latin-1')}'.")
            try:
                step(self)
            except IndexError:
                raise UnpicklingError("unpickling stack underflow") from None

    def _reduce(self):
        args = self._stack.pop()
        self._stack[-1] = self._stack[-1](*args)

    def _new(self):
        args = self._stack.pop()
        cls = self._stack[-1]
        self._stack[-1] = cls.__new__(cls, *args)

    def _new_ex(self):
        kwargs, args = self._stack.pop(), self._stack.pop()
        cls = self._stack[-1]
        self._stack[-1] = cls.__new__(cls, *args, **kwargs)

    def _build(self):
        state, obj = self._stack.pop(), self._stack[-1]
        set_state = getattr(obj, "__setstate__", None)
        if set_state is not None:
            return set_state(state)
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            obj.__dict__.update(state)
        for name, value in (slots or {}).items():
            setattr(obj, name, value)

    def _stack_global(self):
        name, module = self._stack.pop(), self._stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._stack.append(self.find_class(module, name))

    def _appends(self):
        items = self._mark()
        extend = getattr(self._stack[-1], "extend", None)
        if extend is not None:
            return extend(items)
        for item in items:
            self._stack[-1].append(item)

    def _set_items(self):
        items = self._mark()
        for at in range(0, len(items), 2):
            self._stack[-1][items[at]] = items[at + 1]

    def _add_items(self):
        items = self._mark()
        for item in items:
            self._stack[-1].add(item)

    def _set_item(self):
        value, key = self._stack.pop(), self._stack.pop()
        self._stack[-1][key] = value

    def _append(self):
        item = self._stack.pop()
        self._stack[-1].append(item)

    def _tuple(count):
        def step(self):
            items = tuple(self._stack[len(self._stack) - count:])
            del self._stack[len(self._stack) - count:]
            self._stack.append(items)
        return step

    def _start(self):
        self._marks.append(self._stack)
        self._stack = []

    def _protocol(self):
        protocol = self._read(1)[0]
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {protocol}")
        self.proto = protocol

    def _int_line(self):
        text = self._line()
        self._stack.append(text == b"01" if text in (b"00", b"01") else int(text, 0))

    def _string_line(self):
        import ast
        text = ast.literal_eval(self._line().decode("latin-1"))
        self._stack.append(text)

    def _global(self):
        module, name = self._line().decode(), self._line().decode()
        self._push_class(module, name)

    def _push_class(self, module, name, *, call=None):
        if self.proto < 3 and self.fix_imports:
            module, name = _from_python_2(module, name)
        self._stack.append(self.find_class(module, name))

    def _obj(self):
        args = self._mark()
        self._stack.append(args[0](*args[1:]))

    def _inst(self):
        args, module, name = self._mark(), self._line().decode(), self._line().decode()
        self._push_class(module, name)
        self._stack[-1] = self._stack[-1](*args)

    def _memo_put(self, at):
        self.memo[at] = self._stack[-1]

    def _dict_of(items):
        return dict(zip(items[::2], items[1::2]))

    def _pushes(make):
        def step(self):
            value = make(self)
            self._stack.append(value)
        return step

    _steps = {
        b"\x80": _protocol, b"\x95": lambda self: self._number("<Q"), b"(": _start, b"0": lambda self: self._stack.pop(),
        b"1": lambda self: self._mark(), b"2": lambda self: self._stack.append(self._stack[-1]),
        b"N": _pushes(lambda self: None), b"\x88": _pushes(lambda self: True), b"\x89": _pushes(lambda self: False),
        b"K": _pushes(lambda self: self._number("<B")), b"M": _pushes(lambda self: self._number("<H")),
        b"J": _pushes(lambda self: self._number("<i")), b"I": _int_line,
        b"L": _pushes(lambda self: int(self._line().rstrip(b"L"))),
        b"\x8a": _pushes(lambda self: int.from_bytes(self._read(self._number("<B")), "little", signed=True)),
        b"\x8b": _pushes(lambda self: int.from_bytes(self._read(self._number("<i")), "little", signed=True)),
        b"G": _pushes(lambda self: self._number(">d")), b"F": _pushes(lambda self: float(self._line())), b"S": _string_line,
        b"V": _pushes(lambda self: self._line().decode("raw-unicode-escape")),
        b"U": _pushes(lambda self: self._read(self._number("<B")).decode(self._encoding, self._errors)),
        b"T": _pushes(lambda self: self._read(self._number("<i")).decode(self._encoding, self._errors)),
        b"\x8c": _pushes(lambda self: self._read(self._number("<B")).decode("utf-8", "surrogatepass")),
        b"X": _pushes(lambda self: self._read(self._number("<I")).decode("utf-8", "surrogatepass")),
        b"\x8d": _pushes(lambda self: self._read(self._number("<Q")).decode("utf-8", "surrogatepass")),
        b"C": _pushes(lambda self: self._read(self._number("<B"))), b"B": _pushes(lambda self: self._read(self._number("<I"))),
        b"\x8e": _pushes(lambda self: self._read(self._number("<Q"))),
        b"\x96": _pushes(lambda self: bytearray(self._read(self._number("<Q")))),
        b")": _pushes(lambda self: ()), b"t": _pushes(lambda self: tuple(self._mark())), b"\x85": _tuple(1), b"\x86": _tuple(2),
        b"\x87": _tuple(3), b"]": _pushes(lambda self: []), b"}": _pushes(lambda self: {}), b"\x8f": _pushes(lambda self: set()),
        b"l": _pushes(lambda self: self._mark()), b"d": _pushes(lambda self, _dict_of=_dict_of: _dict_of(self._mark())),
        b"\x91": _pushes(lambda self: frozenset(self._mark())), b"a": _append, b"e": _appends, b"s": _set_item, b"u": _set_items,
        b"\x90": _add_items, b"R": _reduce, b"\x81": _new, b"\x92": _new_ex, b"b": _build, b"\x93": _stack_global, b"c": _global,
        b"o": _obj, b"i": _inst, b"\x94": lambda self: self._memo_put(len(self.memo)),
        b"q": lambda self: self._memo_put(self._number("<B")), b"r": lambda self: self._memo_put(self._number("<I")),
        b"p": lambda self: self._memo_put(int(self._line())), b"h": _pushes(lambda self: self.memo[self._number("<B")]),
        b"j": _pushes(lambda self: self.memo[self._number("<I")]), b"g": _pushes(lambda self: self.memo[int(self._line())]),
        b"Q": _pushes(lambda self: self.persistent_load(self._stack.pop())),
        b"P": _pushes(lambda self: self.persistent_load(self._line().decode())),
    }


_STEPS = Unpickler._steps
_Pickler, _Unpickler = Pickler, Unpickler


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return Unpickler(io.BytesIO(bytes(data)), fix_imports=fix_imports, encoding=encoding, errors=errors).load()


def __getattr__(name):
    # The names of the steps, which few programs use.
    if name in _CODES:
        return _CODES[name]
    if name == "PickleBuffer":
        raise NotImplementedError("pickle.PickleBuffer is not supported by Freezeframe")
    raise AttributeError(f"module 'pickle' has no attribute {name!r}")


_CODES = {name: bytes([int(code, 16)]) for name, code in (pair.split("=") for pair in """MARK=28 STOP=2e POP=30 POP_MARK=31 DUP=32 FLOAT=46
INT=49 BININT=4a BININT1=4b LONG=4c BININT2=4d NONE=4e PERSID=50 BINPERSID=51 REDUCE=52 STRING=53 BINSTRING=54 SHORT_BINSTRING=55 UNICODE=56
BINUNICODE=58 APPEND=61 BUILD=62 GLOBAL=63 DICT=64 EMPTY_DICT=7d APPENDS=65 GET=67 BINGET=68 INST=69 LONG_BINGET=6a LIST=6c EMPTY_LIST=5d
OBJ=6f PUT=70 BINPUT=71 LONG_BINPUT=72 SETITEM=73 TUPLE=74 EMPTY_TUPLE=29 SETITEMS=75 BINFLOAT=47 PROTO=80 NEWOBJ=81 EXT1=82 EXT2=83 EXT4=84
TUPLE1=85 TUPLE2=86 TUPLE3=87 NEWTRUE=88 NEWFALSE=89 LONG1=8a LONG4=8b BINBYTES=42 SHORT_BINBYTES=43 SHORT_BINUNICODE=8c BINUNICODE8=8d
BINBYTES8=8e EMPTY_SET=8f ADDITEMS=90 FROZENSET=91 NEWOBJ_EX=92 STACK_GLOBAL=93 MEMOIZE=94 FRAME=95 BYTEARRAY8=96 NEXT_BUFFER=97
READONLY_BUFFER=98""".split())}
_CODES.update(TRUE=b"I01\n", FALSE=b"I00\n")

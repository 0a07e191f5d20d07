#: streams 1
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)

import gc, io, sys, errno, struct, array, collections
def f(a, /, b, *args, c, d=1, **kw):
    "doc"
    x = 1
    def g(): return x
    return g
class IOB(io.IOBase):
    def write(self, b): self.buf = getattr(self,"buf","")+str(b); return len(b)
    def readinto(self, b): b[:] = b"x"*len(b); return len(b)
class RIO(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): b[:1]=b"a"; return 1
    def write(self, b): print("w", bytes(b)); return len(b)
def gen():
    try:
        while True: x = yield 1
    except GeneratorExit: yield 2
table(r'''
f.__code__.co_filename is not None, f.__code__.co_firstlineno > 0
f.__code__ == f.__code__, hash(f.__code__) is not None
f.__defaults__, f.__kwdefaults__, f.__globals__ is globals(), f.__closure__, f.__module__, f.__qualname__, f.__dict__
f.foo = 3; print(f.__dict__)
f.__defaults__ = (1,)
f.__name__ = 1
gc.collect() >= 0, gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable()
gc.get_threshold(), gc.get_count() is not None
len(gc.get_stats())
errno.EIO, errno.ENOENT, errno.errorcode[2]
sys.implementation.name, sys.byteorder, sys.maxsize, sys.platform
sys.version_info[:2], sys.version_info.major, sys.version[:4], sys.hexversion >> 16
''')
#: streams 2
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)

import gc, io, sys, errno, struct, array, collections
def f(a, /, b, *args, c, d=1, **kw):
    "doc"
    x = 1
    def g(): return x
    return g
class IOB(io.IOBase):
    def write(self, b): self.buf = getattr(self,"buf","")+str(b); return len(b)
    def readinto(self, b): b[:] = b"x"*len(b); return len(b)
class RIO(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): b[:1]=b"a"; return 1
    def write(self, b): print("w", bytes(b)); return len(b)
def gen():
    try:
        while True: x = yield 1
    except GeneratorExit: yield 2
table(r'''
sys.getsizeof([]) > 0
sys.exit(3)
sys.exc_info()
sys.flags.optimize
sys.hash_info.modulus
sys.int_info.bits_per_digit
sys.float_info.max
sys.getrecursionlimit()
sys.intern("a")
sys.modules["sys"] is sys
sys.argv is not None, sys.path is not None
sys.getdefaultencoding(), sys.getfilesystemencoding()
''')
#: streams 3
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)

import gc, io, sys, errno, struct, array, collections
def f(a, /, b, *args, c, d=1, **kw):
    "doc"
    x = 1
    def g(): return x
    return g
class IOB(io.IOBase):
    def write(self, b): self.buf = getattr(self,"buf","")+str(b); return len(b)
    def readinto(self, b): b[:] = b"x"*len(b); return len(b)
class RIO(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): b[:1]=b"a"; return 1
    def write(self, b): print("w", bytes(b)); return len(b)
def gen():
    try:
        while True: x = yield 1
    except GeneratorExit: yield 2
table(r'''
sys.stdout.buffer.write(b"xx\n")
sys.stdin is not None
sys.getswitchinterval()
sys.gettrace(), sys.getprofile()
sys.tracebacklimit = 3
sys.thread_info
sys.api_version
sys.executable is not None
sys.prefix is not None
sys.builtin_module_names is not None
sys.dont_write_bytecode
sys.warnoptions
''')
#: streams 4
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)

import gc, io, sys, errno, struct, array, collections
def f(a, /, b, *args, c, d=1, **kw):
    "doc"
    x = 1
    def g(): return x
    return g
class IOB(io.IOBase):
    def write(self, b): self.buf = getattr(self,"buf","")+str(b); return len(b)
    def readinto(self, b): b[:] = b"x"*len(b); return len(b)
class RIO(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): b[:1]=b"a"; return 1
    def write(self, b): print("w", bytes(b)); return len(b)
def gen():
    try:
        while True: x = yield 1
    except GeneratorExit: yield 2
table(r'''
sys._getframe().f_code.co_name
sys.is_finalizing()
sys.getrefcount(1) > 0
sys.settrace(None)
sys.setprofile(None)
sys.setrecursionlimit(0)
sys.get_int_max_str_digits()
io.BufferedWriter(RIO(), 4).write(b"abcdef")
b = io.BufferedWriter(RIO(), 8)
b.write(b"ab")
b.flush()
b.close()
''')
#: streams 5
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)

import gc, io, sys, errno, struct, array, collections
def f(a, /, b, *args, c, d=1, **kw):
    "doc"
    x = 1
    def g(): return x
    return g
class IOB(io.IOBase):
    def write(self, b): self.buf = getattr(self,"buf","")+str(b); return len(b)
    def readinto(self, b): b[:] = b"x"*len(b); return len(b)
class RIO(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): b[:1]=b"a"; return 1
    def write(self, b): print("w", bytes(b)); return len(b)
def gen():
    try:
        while True: x = yield 1
    except GeneratorExit: yield 2
table(r'''
b.closed
io.BufferedReader(RIO()).read(3)
print("hello", file=IOB())
io.BufferedReader(io.BytesIO(b"abc\ndef")).readline()
list(io.TextIOWrapper(io.BytesIO(b"a\nb\n")))
io.TextIOWrapper(io.BytesIO(b"a\nb\n"), encoding="utf-8").read()
w = io.TextIOWrapper(io.BytesIO()); w.write("héllo\n"); w.flush(); print(w.buffer.getvalue())
io.StringIO("abc").seek(-1)
io.StringIO("abc").seek(1, 1)
io.BytesIO("a")
io.StringIO(b"a")
io.BytesIO(b"abc").readinto(bytearray(2))
''')
#: streams 6
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)

import gc, io, sys, errno, struct, array, collections
def f(a, /, b, *args, c, d=1, **kw):
    "doc"
    x = 1
    def g(): return x
    return g
class IOB(io.IOBase):
    def write(self, b): self.buf = getattr(self,"buf","")+str(b); return len(b)
    def readinto(self, b): b[:] = b"x"*len(b); return len(b)
class RIO(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): b[:1]=b"a"; return 1
    def write(self, b): print("w", bytes(b)); return len(b)
def gen():
    try:
        while True: x = yield 1
    except GeneratorExit: yield 2
table(r'''
io.BytesIO(b"abc").truncate(1)
s = io.StringIO(); print(1,2,sep="-",end="!",file=s); print(s.getvalue())
s.close(); s.write("a")
io.StringIO().name
io.BytesIO(b"abcd").seek(-2, 2)
io.DEFAULT_BUFFER_SIZE, io.SEEK_END
io.FileIO
io.open is open
io.UnsupportedOperation.__mro__
issubclass(io.StringIO, io.TextIOBase), issubclass(io.BytesIO, io.BufferedIOBase), isinstance(io.StringIO(), io.IOBase)
struct.pack("<hb?f", 1, 2, True, 0.5)
struct.unpack("<2sH", b"ab\x01\x00")
''')
#: streams 7
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)

import gc, io, sys, errno, struct, array, collections
def f(a, /, b, *args, c, d=1, **kw):
    "doc"
    x = 1
    def g(): return x
    return g
class IOB(io.IOBase):
    def write(self, b): self.buf = getattr(self,"buf","")+str(b); return len(b)
    def readinto(self, b): b[:] = b"x"*len(b); return len(b)
class RIO(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): b[:1]=b"a"; return 1
    def write(self, b): print("w", bytes(b)); return len(b)
def gen():
    try:
        while True: x = yield 1
    except GeneratorExit: yield 2
table(r'''
P = collections.namedtuple("P", "a b")
struct.calcsize("@bhilq"), struct.calcsize("<bhilq"), struct.calcsize("0s3x"), struct.calcsize("P")
struct.pack("b", 200)
struct.pack("z", 1)
struct.unpack("i", b"a")
struct.pack("i")
struct.pack("i", "a")
struct.pack("3s", "a")
struct.pack_into("<H", bytearray(4), 1, 513)
ba = bytearray(4); struct.pack_into("<H", ba, -2, 513); print(ba)
struct.unpack_from("<H", b"\x01\x02\x03", 1)
struct.unpack_from("<H", b"\x01\x02\x03", 2)
list(struct.iter_unpack("<H", b"\1\0\2\0"))
''')
#: streams 10
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)

import gc, io, sys, errno, struct, array, collections
def f(a, /, b, *args, c, d=1, **kw):
    "doc"
    x = 1
    def g(): return x
    return g
class IOB(io.IOBase):
    def write(self, b): self.buf = getattr(self,"buf","")+str(b); return len(b)
    def readinto(self, b): b[:] = b"x"*len(b); return len(b)
class RIO(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): b[:1]=b"a"; return 1
    def write(self, b): print("w", bytes(b)); return len(b)
def gen():
    try:
        while True: x = yield 1
    except GeneratorExit: yield 2
table(r'''
g.send(None), g.gi_frame is None
g.gi_running, g.gi_code.co_name, g.gi_yieldfrom, g.__name__, g.__qualname__
collections.namedtuple("P", "a b")(1, 2)
collections.namedtuple("P", ["a", "b"], defaults=[3])(1)
collections.namedtuple("P", "a a")
collections.namedtuple("P", "a def")
collections.namedtuple("P", "a def", rename=True)._fields
collections.namedtuple("1P", "a")
P = collections.namedtuple("P", "a b")
P(1)
P(1,2,3)
P(1,2)._replace(a=5), P._make([1,2]), P(1,2)._asdict(), P.__doc__, P.a.__doc__
''')
#: streams 11
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)

import gc, io, sys, errno, struct, array, collections
def f(a, /, b, *args, c, d=1, **kw):
    "doc"
    x = 1
    def g(): return x
    return g
class IOB(io.IOBase):
    def write(self, b): self.buf = getattr(self,"buf","")+str(b); return len(b)
    def readinto(self, b): b[:] = b"x"*len(b); return len(b)
class RIO(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): b[:1]=b"a"; return 1
    def write(self, b): print("w", bytes(b)); return len(b)
def gen():
    try:
        while True: x = yield 1
    except GeneratorExit: yield 2
table(r'''
P = collections.namedtuple("P", "a b")
P(1,2)._replace(c=1)
P(1,2).a = 3
P(1,2) == (1,2), P(1,2) + (3,), P(1,2)[0], len(P(1,2))
P._field_defaults, P.__match_args__, P.__slots__, P.__module__
collections.OrderedDict([(1,2)]), collections.OrderedDict(a=1) == {"a":1}
od = collections.OrderedDict([(1,2),(3,4)]); od.move_to_end(1); print(od)
od.popitem(last=False), od, list(reversed(od)), od | {5:6}
collections.deque([1,2,3], 2), collections.deque([1,2]) + collections.deque([3]), collections.deque([1]) * 3
d = collections.deque([1,2,3]); d.rotate(1); print(d, d[0], d[-1], d.maxlen, d.index(2), d.count(3)); d[1] = 9; del d[0]; print(d)
d.popleft(), d.pop(), d
d.popleft()
d[0]
''')
#: streams 12
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)

import gc, io, sys, errno, struct, array, collections
def f(a, /, b, *args, c, d=1, **kw):
    "doc"
    x = 1
    def g(): return x
    return g
class IOB(io.IOBase):
    def write(self, b): self.buf = getattr(self,"buf","")+str(b); return len(b)
    def readinto(self, b): b[:] = b"x"*len(b); return len(b)
class RIO(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): b[:1]=b"a"; return 1
    def write(self, b): print("w", bytes(b)); return len(b)
def gen():
    try:
        while True: x = yield 1
    except GeneratorExit: yield 2
table(r'''
collections.deque([1,2], -1)
collections.deque(1)
d.insert(0, 1); d.extendleft([5,6]); print(d); d.clear()
hash(d)
d < collections.deque([1]), bool(d), d == collections.deque()
collections.Counter("abca").most_common(1), collections.Counter(a=1) + collections.Counter(a=2), collections.Counter("ab") - collections.Counter("a")
collections.ChainMap({1:2},{3:4})
collections.defaultdict(int, a=1), collections.defaultdict(None)[1]
collections.UserDict({1:2}), collections.UserList([1]), collections.UserString("a")
''')

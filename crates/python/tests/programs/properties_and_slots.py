"""Errors of properties, descriptors, slots and of what classes are made from."""


def shows(make):
    try:
        print(make())
    except BaseException as error:
        print(type(error).__name__, error)


empty = property()
shows(lambda: empty.__get__(5))
shows(lambda: empty.__set__(5, 5))
shows(lambda: empty.__delete__(5))
empty.__set_name__(int, "named")
print(empty.__name__)
shows(lambda: empty.__get__(5))
print(classmethod(print).__qualname__, repr(classmethod(5).__get__(None, int)))


def f():
    pass


f.__dict__ = {"y": 1}
print(f.y, f.__builtins__["len"] is len)
shows(lambda: delattr(f, "__dict__"))
shows(lambda: type(f.__get__(5))(len, None))
shows(lambda: type("S", (), {"__slots__": ("__dict__", "__dict__")}))
print(type("S", (), {"__slots__": ("a", "a")}).__slots__)


class Entries:
    def __mro_entries__(self, bases):
        return 5


shows(lambda: type("T", (Entries(),), {}))
try:
    class Wrong(Entries()):
        pass
except TypeError as error:
    print(error)
error = UnicodeDecodeError("utf-8", b"ab", 0, 1, "why")
error.start, error.reason = 1, "zz"
error.end = 2
print(error)
shows(lambda: complex(1, None))
shows(lambda: bytes("a", 5))
shows(lambda: b"%c" % "a")
shows(lambda: range(5).index("a"))
shows(lambda: type(...)(1))
print(int(bytearray(b"7")))

def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7))
args, kw = [1, 2], {"d": 9, "q": 1}
print(f(*args, **kw), f(*args, 3, *[4, 5], d=1, **{"w": 2}))
x, (y, *z), w = 1, (2, 3, 4), 5
print(x, y, z, w)
[p, q] = "ab"
print(p, q)
a = b = c = [1]
a.append(2)
print(b, c is a)
d = {"a": 1, **{"b": 2}, "c": 3}
print(d, [*range(3), *"ab"], (*[1], 2), {*[1, 1], 2})
i = 5
i += 2
i *= 3
i //= 2
i **= 2
i -= 1
i %= 50
i <<= 2
i |= 1
i ^= 3
i &= 0xFF
print(i)
lst = [0, 1, 2, 3, 4, 5]
print(lst[1:4], lst[::-1], lst[::2], lst[-2:], lst[:-1], lst[10:])
lst[1:3] = ["x", "y", "z"]
print(lst)
del lst[0], lst[-1]
print(lst)
lst[::2] = [0, 0, 0]
print(lst)
print("abc"[::-1], "hello"[1:3], (1, 2, 3)[1:])
print(1 if lst else 2, lst and "yes", [] or "no", not lst)
print(1 < 2 <= 2 != 3, 3 > 2 > 2, "a" in "abc", 4 not in [1])
print(10 / 4, 10 // 4, -10 // 4, 10 % -3, 2 ** 10, 2 ** -1, 7 & 3, 7 | 8, 7 ^ 2, ~7, 1 << 5)
print(2 ** 64, -(2 ** 63), 2 ** 63 - 1, 9223372036854775807 + 1, 10 ** 30 // 7, 3 * 10 ** 20 % 97)
print(1e10, 1e16, 1e-5, 0.1 + 0.2, 1.0, -0.0, 1e300 * 1e10, float("nan"))
print(1 + 2j, (1 + 2j) * (3 - 1j), 2j ** 2, (1 + 2j) / (1 - 1j))
name, val = "n", 3.14159
print(f"{name} {val:.2f} {val:>10.3f} {name!r:>6} {name=} {val + 1 = :.1f} {{}} {'nested ' + f'{1 + 1}'}")
w = 8
print(f"{val:{w}.{2}f}|{5:05d}|{255:#x}|{1234567:,}|{'l':<4}|{'c':^5}|{-5:+d}|{0.5:.0%}")
print("a" "b" 'c', """multi
line""", r"raw\n", b"bytes\x00")
counter = 0


def outer():
    total = 0

    def add(n):
        nonlocal total
        global counter
        total += n
        counter += 1
        return total

    return add


add = outer()
add(1)
print(add(5), counter)


def deco(tag):
    def wrap(fn):
        def inner(*a, **k):
            return (tag, fn(*a, **k))
        return inner
    return wrap


@deco("x")
@deco("y")
def hello(n):
    "docstring"
    return n


print(hello(3))
while True:
    i -= 1
    if i % 7 == 0:
        break
else:
    print("never")
print(i % 7)
for n in range(3):
    pass
else:
    print("loop else", n)


def match_it(v):
    match v:
        case 0:
            return "zero"
        case 1 | 2:
            return "small"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case [x, y]:
            return f"pair {x} {y}"
        case [first, *_, last]:
            return f"ends {first} {last}"
        case {"k": value, **rest}:
            return f"map {value} {rest}"
        case int(n) if n > 100:
            return f"big {n}"
        case float():
            return "float"
        case Point(x=0, y=yy):
            return f"on axis {yy}"
        case Point(xx, yy):
            return f"point {xx} {yy}"
        case None:
            return "none"
        case _:
            return "other"


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


for v in [0, 2, "b", [1, 2], (1, 2, 3, 4), {"k": 1, "z": 2}, 500, 5, 2.5, Point(0, 3), Point(4, 5), None, []]:
    print(match_it(v))
x: int = 5
y: "undefined_forward" = 3
print(__annotations__)


def annotated(a: int, b: str = "x") -> float:
    z: complex = 1
    return a


print(annotated.__annotations__, annotated.__name__, annotated.__defaults__, hello.__name__)
if (m := 10) > 5:
    print(m)
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
t = 1,
print(t, (), (1, 2) + (3,), [1] * 3, "ab" * 2)
print(None is None, 1 == 1.0, True + True, [1, 2] == [1, 2], {1: 2} == {1: 2}, (1, 2) < (1, 3))
del x
try:
    x
except NameError as e:
    print(e)
print(int | str, list[int], int | None)
print([[i * j for j in range(3)] for i in range(2)], sum(v for v in [1, 2, 3]))


class C:
    a = 1
    b = [a for _ in range(2)] if False else a
    c = [i for i in range(3)]

    def m(self):
        return __class__.__name__


print(C.b, C.c, C().m())
print(hello.__doc__, C.__doc__, C.m.__qualname__, outer().__qualname__)
print(...) ; print(Ellipsis is ...)

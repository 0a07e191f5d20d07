def check(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
print(abs(-3), abs(-2.5), abs(3 + 4j), abs(True), all([1, 2]), all([]), any([0, ""]), any([0, 1]))
print(divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), pow(2, 10), pow(2, -1), pow(3, 4, 5), pow(2.0, 3), round(2.5), round(3.5), round(2.675, 2), round(1234, -2), round(-0.5), round(1.25, 1))
print(sum([1, 2, 3]), sum([0.1] * 10), sum([[1], [2]], []), sum(range(101)), sum([1.5, 2]), sum([], 5), sum([True, True]), sum([1, 2.5, 10**30]))
print(min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max([1, 2], key=lambda x: -x), min([], default=7), max("abc", "abd"), min([(1, "b"), (1, "a")]))
check(lambda: min([]))
check(lambda: max(5))
check(lambda: max())
check(lambda: max(1, "a"))
check(lambda: sum(["a"]))
check(lambda: sum("ab", ""))
check(lambda: abs("x"))
check(lambda: round("x"))
check(lambda: pow(2, -1, 4))
check(lambda: pow(2, 3, 0))
check(lambda: divmod(1, 0))
check(lambda: divmod("a", 1))
check(lambda: len(5))
print(list(enumerate("ab")), list(enumerate("ab", 1)), list(zip([1, 2], "ab")), list(zip()), list(zip([1, 2], [3])), list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, 2])), list(filter(lambda x: x > 1, [1, 2, 3])))
check(lambda: list(zip([1, 2], [3], strict=True)))
check(lambda: list(zip([1], [3, 4], strict=True)))
check(lambda: zip(1))
check(lambda: map(1))
check(lambda: list(reversed([1, 2, 3])) + list(reversed(range(3))) + list(reversed((4, 5))))
check(lambda: reversed({1}))
check(lambda: reversed(5))
it = iter([1, 2]); print(next(it), next(it), next(it, "end")); check(lambda: next(it))
check(lambda: next([1]))
check(lambda: iter(5))
n = [0]
def tick(): n[0] += 1; return n[0]
print(list(iter(tick, 4)))
class A:
    x = 1
    def __init__(self): self.y = 2
    def m(self): return "m"
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
a = A()
print(getattr(a, "y"), getattr(a, "z", None), hasattr(a, "x"), hasattr(a, "q"), vars(a), len(a), list(a), list(reversed(a)), [v for v in dir(a) if not v.startswith("__")], callable(a.m), callable(a), bool(a))
setattr(a, "z", 5); print(a.z, a.__dict__); delattr(a, "z"); check(lambda: a.z); check(lambda: getattr(a, 5))
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(1, int | str), issubclass(bool, int), isinstance(None, type(None)), isinstance(a, A), issubclass(A, object))
check(lambda: isinstance(1, 5))
check(lambda: issubclass(1, int))
print(type(1), type("a").__name__, type(a).__name__, type(A), type(None), type(len), type(print), type(lambda: 0), type([].append), type({}.keys()))
B = type("B", (A,), {"w": 5, "f": lambda self: self.w}); print(B().f(), B.__mro__, B.__name__, B.__bases__)
print(hash(1) == hash(1.0) == hash(True), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(-1), hash(2**61 - 1), hash(0.5), hash((1, 2, 3)))
check(lambda: hash([]))
check(lambda: hash({}))
print(repr("a"), str(1.0), ascii("ñ"), format(3.14159, ".2f"), format(5), format("a", ">4"), bool([]), bool("a"), bool(0.0), int(), float(), str(), list(), dict(), tuple(), set(), bool(), complex(), bytes())
print(id(a) == id(a), id(None) == id(None), callable(5), globals()["n"] is n, "check" in globals())
def f():
    q = 1; w = 2
    return locals()
print(f())
exec("zz = 5\ndef g(x): return x + zz"); print(zz, g(2), eval("zz * 2"), eval("a + b", {"a": 1, "b": 2}), eval("x", {}, {"x": 9}))
ns = {}; exec("y = 1", ns); print(ns["y"], sorted(k for k in ns if k != "__builtins__")); code = compile("1 + 2", "<s>", "eval"); print(eval(code))
check(lambda: eval("1 +"))
check(lambda: eval("nope"))
print((5).bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (5).real, (5).imag, (2.5).is_integer(), (0.1).hex(), float.fromhex("0x1.8p1"), (0.75).as_integer_ratio(), (3 + 4j).conjugate(), (3 + 4j).real, (10).bit_count(), True + True, 7 // 2, -7 // 2, 7 % -3, 2**100, 10**20 // 3, 1 / 3, 7.5 // 2, -7.5 % 2)
print(1 << 70, 5 & 3, 5 | 3, 5 ^ 3, ~5, 2**0.5, (-8) ** (1 / 3), 1e308 * 10, -1e308 * 10, 0.1 + 0.2, 1e16, 1e-7, 123456789012345678, float("nan"), 3j * 3j)
for e in ("1 / 0", "1 // 0", "1 % 0", "1.0 / 0", "2 ** -1", "0 ** -1", "'a' + 1", "1 + 'a'", "[] + ()", "-'a'", "1 < 'a'", "None + 1", "[1] * 'a'", "{} | 1", "n()", "n[0][0]", "5 @ 5", "1 << -1"):
    try: print(eval(e))
    except Exception as x: print(e, "->", type(x).__name__, x)
print("a", 1, None, [1], sep="-", end="!\n"); print(); print("x", end=""); print(sep=""); print(*range(3), sep=",")
with open("t.txt", "w") as h: print("line1", file=h); h.write("line2\n")
with open("t.txt") as h: print(h.read())
with open("t.txt") as h: print([l.strip() for l in h])
check(lambda: open("missing.txt"))
print(list[int], dict[str, int], int | None, tuple[int, ...], type[int], list[int] == list[int])

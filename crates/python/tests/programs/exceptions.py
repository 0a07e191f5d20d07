def f(x):
    try:
        if x == 0:
            return "zero"
        if x == 1:
            raise ValueError("one")
        if x == 2:
            raise KeyError("two")
    except ValueError as e:
        return f"value {e}"
    else:
        return "else"
    finally:
        print("finally", x)
    return "end"


for i in range(4):
    try:
        print(f(i))
    except KeyError as e:
        print("key", e, repr(e), e.args)


class MyError(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.a = a


try:
    raise MyError(1, 2)
except (TypeError, MyError) as e:
    print(e, e.a, e.args, repr(e))
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise RuntimeError("wrapped") from e
except RuntimeError as e:
    print(repr(e.__cause__), e.__suppress_context__)
try:
    try:
        {}["k"]
    except KeyError:
        [][1]
except IndexError as e:
    print(repr(e.__context__), e)


def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("fin", i)
    else:
        print("no break")
    return "out"


print(loop())


def nested():
    try:
        try:
            raise ValueError("a")
        finally:
            print("inner finally")
    except ValueError as e:
        print("outer", e)
        try:
            raise
        except ValueError as again:
            print("again", again)


nested()


class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v)
        return self.swallow


with CM("a") as a, CM("b", True) as b:
    print(a, b)
    raise ValueError("inside")


def with_return():
    with CM("r"):
        for i in range(3):
            with CM(i):
                if i == 1:
                    return i


print(with_return())
for i in range(2):
    with CM("loop"):
        continue
try:
    with CM("c"):
        raise KeyError("k")
except KeyError as e:
    print("escaped", e)


def ret_finally():
    try:
        return "try"
    finally:
        return "finally"


print(ret_finally())
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print("assert", e)
tests = [
    lambda: undefined,
    lambda: None.x,
    lambda: (1).foo,
    lambda: "a" + 1,
    lambda: 1 + "a",
    lambda: [] + (),
    lambda: len(5),
    lambda: {}["x"],
    lambda: [][0],
    lambda: (1, 2)["a"],
    lambda: 5(),
    lambda: (lambda x: x)(),
    lambda: (lambda x: x)(1, 2),
    lambda: (lambda x, *, y: x)(1),
    lambda: (lambda x: x)(z=1),
    lambda: (lambda x, /: x)(x=1),
    lambda: (lambda x, y=1: x)(1, 2, 3),
    lambda: (lambda: 0)(**{"a": 1}),
    lambda: [1, 2][1.5],
    lambda: int("x"),
    lambda: "abc"["a"],
    lambda: 5 in 5,
    lambda: iter(5),
    lambda: {[]: 1},
    lambda: 1 < "a",
    lambda: -"a",
    lambda: print(**1),
    lambda: next(5),
    lambda: 1 // 0,
    lambda: 1 % 0,
    lambda: 2.0 % 0,
    lambda: 1 << -1,
    lambda: "abc".nope,
    lambda: setattr(5, "x", 1),
    lambda: object().x,
    lambda: object(1),
    lambda: (1).real(),
    lambda: 10 ** -1 + None,
    lambda: "%d" % "x",
    lambda: range(1, 2, 0),
    lambda: isinstance(1, 5),
]
for i, t in enumerate(tests):
    try:
        print(i, t())
    except Exception as e:
        print(i, type(e).__name__, e)


def unpack(n):
    try:
        a, b, c = n
    except Exception as e:
        print(type(e).__name__, e)


unpack([1, 2])
unpack([1, 2, 3, 4])
unpack(5)
unpack(iter([1, 2, 3, 4]))
try:
    a, b, *c = [1]
except ValueError as e:
    print(e)


def local():
    print(zz)
    zz = 1


try:
    local()
except UnboundLocalError as e:
    print(e)
e = ValueError("note")
e.add_note("more")
print(e.__notes__)
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)


def rec(n):
    return rec(n + 1)


try:
    rec(0)
except RecursionError as e:
    print(e)
try:
    exec("x = ")
except SyntaxError as e:
    print(type(e).__name__)

def count(n):
    print("start")
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
    finally:
        print("cleanup")
    return "done"


g = count(3)
print(next(g), g.send("x"), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)


def outer():
    r = yield from count(2)
    print("inner returned", r)
    yield "last"


print(list(outer()))
g = outer()
next(g)
g.close()


def catcher():
    while True:
        try:
            x = yield
            print("x", x)
        except ValueError as e:
            print("caught", e)
            yield "after"


c = catcher()
next(c)
c.send(1)
print(c.throw(ValueError("boo")))
c.close()


def delegating():
    try:
        yield from catcher()
    except KeyError as e:
        print("outer caught", e)
        yield "rescued"


d = delegating()
next(d)
print(d.throw(ValueError("inner")))
print(d.throw(KeyError("k")))

print(list(x * y for x in range(3) for y in range(3) if x != y))
squares = (i * i for i in range(5))
print(next(squares), next(squares), list(squares), list(squares))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(10)])


def bad():
    yield 1
    raise StopIteration


try:
    list(bad())
except RuntimeError as e:
    print(e)


def inner_exc():
    try:
        raise KeyError("a")
    except KeyError:
        yield 1
        try:
            raise
        except KeyError as e:
            print("still", e)


for v in inner_exc():
    print(v)
try:
    g = count(1)
    g.send(1)
except TypeError as e:
    print(e)
print(next(iter([]), "default"))
print({k: v for k, v in zip("abc", range(3))}, {x % 3 for x in range(10)})
n = 10
print([n for n in range(3)], n, [(lambda: n)() for n in range(2)])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
print([y := 5, y ** 2], y)
print([last := x for x in range(4)], last)

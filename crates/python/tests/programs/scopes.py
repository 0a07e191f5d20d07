x = "global"


def f():
    x = "f"

    class K:
        y = x
        x = "class"

        def m(self):
            return x

        z = [x for _ in range(1)]

    return K.y if False else K().m(), K.x, K.z


try:
    print(f())
except NameError as e:
    print(e)


def g():
    class K:
        def m(self):
            return v
    v = 5
    return K().m()


print(g())


def counter():
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n

    def get():
        return n
    return inc, get


inc, get = counter()
inc()
inc()
print(get())


def gen_scope():
    return [(lambda: i * j)() for i in range(2) for j in range(2)]


print(gen_scope())


def nested_comp(data):
    return {k: [v + off for v in vs] for k, vs in data.items() for off in [10]}


print(nested_comp({"a": [1, 2]}))


def closure_in_comp():
    return [f() for f in [lambda: k for k in range(3)]]


print(closure_in_comp())


def default_capture(n=[]):
    n.append(1)
    return n


default_capture()
print(default_capture())


def use_global():
    global newg
    newg = 3


use_global()
print(newg)


def shadow(len):
    return len + 1


print(shadow(3))


def del_local():
    a = 1
    del a
    try:
        return a
    except UnboundLocalError as e:
        return str(e)


print(del_local())


def cell_unbound():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(e)
    later = 1
    return inner()


print(cell_unbound())


class Outer:
    class Inner:
        def who(self):
            return __class__.__qualname__


print(Outer.Inner().who())


def walrus():
    if any((hit := v) > 2 for v in [1, 2, 3, 4]):
        return hit


print(walrus())
print([a for a in range(3) if (b := a) > 0], b)


def loop_closure():
    fs = []
    for i in range(3):
        def fn():
            return i
        fs.append(fn)
    return [f() for f in fs]


print(loop_closure())


def exc_scope():
    e = "outer"
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as err:
        return "unbound"


print(exc_scope())

def bare():
    pass


def one():
    return 1


def documented():
    "doc"
    return 2


def falls_off():
    "doc"
    print(7)


def several(x):
    y = 1
    z = "s"
    return x + y + 2.5


def member(x):
    return x in (1, 2)


def inner():
    return lambda: 3


def branch(x):
    if x:
        return None
    return 1


def loop():
    for k in range(3):
        print(k, "a", 3, "a")


def text(q=3):
    return f"{q} x"


def local_class():
    class Z:
        pass

    return Z


def nothing_but_none():
    return None


def shown(value):
    return value.co_name if hasattr(value, "co_name") else value


for function in (bare, one, documented, falls_off, several, member, inner, branch, loop, text, local_class, nothing_but_none):
    print(function.__name__, [shown(it) for it in function.__code__.co_consts])
print([shown(it) for it in inner().__code__.co_consts])

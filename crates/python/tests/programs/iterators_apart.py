import copy


def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


def apart(it):
    """The class's name, and what makes it again, step by step."""
    print(type(it).__name__, it.__length_hint__(), it.__reduce__())
    again = copy.copy(it)
    print(next(it, "end"), next(again, "end"), list(again))
    print(it.__length_hint__(), it.__reduce__())
    rest = list(it)
    print(rest, it.__length_hint__(), next(it, "end"))
    print(it.__reduce__())


for make in (
    lambda: iter([1, 2, 3]),
    lambda: iter([]),
    lambda: iter((1, 2, 3)),
    lambda: iter(()),
    lambda: iter(range(2, 9, 3)),
    lambda: iter(range(0)),
    lambda: iter(range(5, 0, -2)),
    lambda: iter("häß"),
    lambda: iter(""),
    lambda: iter(b"abc"),
    lambda: reversed([1, 2, 3]),
    lambda: reversed([]),
    lambda: reversed((1, 2, 3)),
    lambda: reversed("abc"),
    lambda: reversed(range(3)),
):
    apart(make())

for make in (
    lambda: iter([1, 2, 3]),
    lambda: iter((1, 2, 3)),
    lambda: iter(range(1, 4)),
    lambda: iter("abc"),
    lambda: iter(b"abc"),
    lambda: reversed([1, 2, 3]),
    lambda: reversed((1, 2, 3)),
):
    for place in (0, 1, 2, 3, 9, -1, -7):
        it = make()
        show(lambda: it.__setstate__(place))
        show(lambda: it.__length_hint__())
        show(lambda: list(it))
    show(lambda: make().__setstate__("a"))
    show(lambda: make().__setstate__(1.5))

items = [1, 2, 3]
it = reversed(items)
print(next(it))
items.append(9)
items[1] = 7
print(list(it))
it = reversed(items)
next(it)
del items[2:]
print(it.__length_hint__(), list(it))
items.append(5)
print(list(it))
it = iter(items)
items.clear()
print(it.__length_hint__(), list(it))
items.append(5)
print(list(it), it.__reduce__())
show(lambda: type(reversed([])).__name__)
show(lambda: type(reversed(())).__name__)
show(lambda: iter({1: 2}).__length_hint__())
show(lambda: iter({1, 2}).__length_hint__())
show(lambda: iter({1: 2}).__reduce__())
show(lambda: iter({1: 2}.items()).__reduce__())
show(lambda: iter({1}).__reduce__())
show(lambda: reversed({1: 2, 3: 4}).__reduce__())

# What goes wrong in one of two neighboring instructions has its own place.
import traceback


class Slots:
    __slots__ = ("a",)

    def late(self):
        self.b = self.a


class Plain:
    def __init__(self, n):
        self.n = n

    def missing(self):
        return self.m

    def text(self):
        return self.n + "x"

    def method(self):
        other = self
        return other.nothing(1)


def right_unbound(flag):
    a = 1
    if flag:
        b = 2
    return [a, b]


def returned_unbound(flag):
    if flag:
        a = 1
    return a


def operand_unbound(flag):
    if flag:
        a = 1
    return len("xy") + a


def receiver_unbound(flag):
    if flag:
        a = []
    a.append(1)


def target_unbound(flag):
    if flag:
        a = Plain(1)
    a.n = 3


def number_and_text(x):
    x += "y"
    return x


def small(x):
    return len(x) - 1 + x[0] // 0


def returned(x):
    return (x, 1) + x


class Picky:
    def __add__(self, other):
        return NotImplemented

    def __iadd__(self, other):
        raise ValueError("no")


def picky_returned(p):
    return p.__class__() + 1


def picky_stored(p):
    p += p
    return p


for run in (
    lambda: setattr(Slots(), "a", 1),
    lambda: Slots().late(),
    lambda: Plain(1).missing(),
    lambda: Plain(1).text(),
    lambda: Plain("a").text(),
    lambda: Plain(1).method(),
    lambda: right_unbound(False),
    lambda: returned_unbound(False),
    lambda: operand_unbound(False),
    lambda: operand_unbound(True),
    lambda: receiver_unbound(False),
    lambda: receiver_unbound(True),
    lambda: target_unbound(False),
    lambda: target_unbound(True),
    lambda: number_and_text(1),
    lambda: number_and_text("x"),
    lambda: small([1]),
    lambda: returned(1),
    lambda: returned((1,)),
    lambda: picky_returned(Picky()),
    lambda: picky_stored(Picky()),
):
    try:
        print(run())
    except Exception as error:
        for at in traceback.extract_tb(error.__traceback__)[1:]:
            print(at.name, at.lineno, at.colno, at.end_colno)
        print(type(error).__name__, error)

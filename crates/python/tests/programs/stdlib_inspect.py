"""Signatures and what `inspect` says of classes, functions and frames."""

import inspect


def shows(make):
    try:
        print(make())
    except BaseException as error:
        print(type(error).__name__, error)


def f(a, b: int = 2, /, c=3, *args, d, e: "str" = 5, **kw) -> float:
    return a


class A:
    "of A"

    def m(self, q):
        "of m"

    @classmethod
    def c(cls, z):
        pass

    @staticmethod
    def s(w):
        pass


class B(A):
    def m(self, q):
        pass


Parameter, Signature = inspect.Parameter, inspect.Signature
s = inspect.signature(f)
print(s, s.parameters["b"], s.parameters)
for call in (lambda: s.bind(), lambda: s.bind(1, 2, 3, 4, 5), lambda: s.bind(1, d=2, a=3), lambda: inspect.signature(lambda x, *, y: 0).bind(1)):
    shows(call)
shows(lambda: Parameter("1", Parameter.POSITIONAL_ONLY))
shows(lambda: Parameter("x", 9))
shows(lambda: Parameter("x", Parameter.VAR_POSITIONAL, default=1))
shows(lambda: Signature([Parameter("x", Parameter.KEYWORD_ONLY), Parameter("y", Parameter.POSITIONAL_ONLY)]))
shows(lambda: Signature([Parameter("x", Parameter.KEYWORD_ONLY)] * 2))
for what in (list, tuple, float, enumerate, print, int, dict, max, object, A, len, round):
    shows(lambda: inspect.signature(what))
shows(lambda: inspect.signature(type("X", (), {"__signature__": 5})))
print(inspect.getdoc(B.m), inspect.getdoc(B), inspect.indentsize("   a"))
shows(lambda: inspect.getfile(5))
shows(lambda: inspect.getfile(int))
print(inspect.ismethoddescriptor(A.__dict__["c"]), inspect.isroutine(A.__dict__["s"]), inspect.isdatadescriptor(property()))
print(inspect.stack()[0]._fields, inspect.getargvalues(inspect.currentframe()).args)

"""What few programs need of csv, decimal, functools and weakref."""

import copy
import csv
import functools
import operator
import pickle
import weakref
from decimal import Context, Decimal as D


def shows(make):
    try:
        print(make())
    except BaseException as error:
        print(type(error).__name__, error)


for sample in ("a;b;c\n1;2;3\n", "a\tb\n1\t2\n", "'x','y'\n'1','2'\n", "a, b\n1, 2\n", "x|y\n1|2\n"):
    found = csv.Sniffer().sniff(sample)
    print(repr(found.delimiter), found.quotechar, found.skipinitialspace, csv.Sniffer().has_header(sample))
print(D(7).remainder_near(D(4)), D(12).shift(1), D(12).rotate(1), D("1010").logical_and(D("1100")), D("12.3").logb(), D(5).next_plus(), D(5).next_minus())
print(D(5).next_toward(D(6)), D("5").compare_total(D("5.0")), D("-5").max_mag(D(3)), D("1.30").compare_signal(D(1)), D("1010").logical_invert())
print(D("1e-400").is_subnormal(), D("1.25").to_integral_exact(), D(1).radix(), pickle.loads(pickle.dumps(D("1.5"))), D(1).__reduce__())
print(Context(prec=4).power(2, 50), Context(prec=3).divide(1, 3), Context().compare(1, 2), Context(prec=5).Etiny())
part = functools.partial(pow, 2)
part.note = 1
print(part.__reduce__(), functools.partial[int], copy.copy(functools.partial(int, base=2))("11"), pickle.loads(pickle.dumps(functools.partial(int, base=2)))("11"))
part.__setstate__((len, (), {}, None))
print(part("abc"))
shows(lambda: part.__setstate__(5))
shows(lambda: functools.reduce(max, 5))
key = functools.cmp_to_key(lambda a, b: b - a)
print(key(1).obj, key(1) < key(2))
shows(lambda: hash(key(1)))


@functools.singledispatch
def told(x):
    return "other"


import collections.abc
told.register(collections.abc.Mapping, lambda x: "mapping")
print(told({}), told(collections.OrderedDict()), told([]))


class Of:
    def m(self):
        return 5

    @functools.lru_cache
    def n(self):
        return 1


of = Of()
print(weakref.WeakMethod(of.m) == weakref.WeakMethod(of.m), repr(of.n).startswith("<bound method Of.n of"))


class Hint:
    def __init__(self, told):
        self.told = told

    def __length_hint__(self):
        return self.told


for hint in (5, -1, "a", NotImplemented):
    shows(lambda: operator.length_hint(Hint(hint), 3))

#: order of sets of numbers
import random
R = random.Random(5)
for case in range(60):
    n = R.choice([2, 3, 5, 6, 8, 10, 20, 40])
    top = (20, 200, 2**40)[case % 3]
    l, m = [R.randrange(top) for _ in range(n)], [R.randrange(top) for _ in range(n)]
    s, t = set(l), set(m)
    print(s, {x for x in l}, s.copy(), set(s))
    while len(s) > 2: print(s.pop(), end=" ")
    print(s)
print({1, 4, 9, 16, 25, 36}, {x * x for x in range(1, 7)}, {(1, 2), (3, 4), (0, 0), (2, 1)}, {None, 1.5, 2, (3,)}, {frozenset({1}), frozenset({2}), frozenset()})
s = {5, 1, 3}; s.discard(1); s.add(9); s.add(17); print(s, s ^ {5, 2})
#: errors of C functions
import math, operator, functools
for e in ["math.sin()", "math.sin(1, 2)", "math.sin(x=1)", "math.prod()", "math.prod(1, 2)", "math.isclose(1)", "math.atan2(1)", "math.log()", "math.pow(1)", "round()", "round(1, 2, 3)", "sum()", "sum([1], 2, 3)", "pow(1)", "pow(1, 2, 3, 4)", "sorted()", "sorted([1], 2)", "enumerate([], 1, 2)", "compile(1)", "print(zz=1)", "len()", "len(1, 2)", "abs()", "'a'.split(1, 2, 3)", "'a'.split(' ', sep=' ')", "'a'.encode(1, 2, 3)", "[].sort(1)", "[].append()", "[].copy(1)", "{}.get()", "{}.get(1, 2, 3)", "{}.pop()", "(1).to_bytes(1, 2, 3)", "'a'.replace('a')", "'a'.join()", "b'a'.hex(1, 2, 3)", "functools.reduce()"]:
    try: print(e, eval(e))
    except TypeError as x: print(e, x)
#: operators as functions
import operator as o
class N: pass
for name in ["iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "iand", "ior", "ixor", "ilshift", "irshift", "imatmul", "concat", "iconcat", "add", "sub", "matmul", "lt"]:
    for a, b in [(1, None), ([1], [2]), ({1}, {2}), (None, None), (True, False), ("a", 1)]:
        try: print(name, a, b, getattr(o, name)(a, b))
        except TypeError as e: print(name, a, b, e)
for name in ["neg", "pos", "invert", "abs", "index", "not_", "truth"]:
    for a in [1, -2.5, None, "a", True, [1]]:
        try: print(name, a, getattr(o, name)(a))
        except TypeError as e: print(name, a, e)
s = {1, 2}; print(o.ior(s, {3}) is s, o.isub(s, {1}) is s, s)
#: names of code
def f(a, b=2, *c, d, e=5, **g):
    x = 1; y = lambda: (x, a)
    return a
co = f.__code__
print(co.co_varnames, co.co_cellvars, co.co_freevars, co.co_nlocals)
try:
    from os import zzz
except ImportError as e: print(type(e).__name__, e.name)

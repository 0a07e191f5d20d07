import copy
class A:
    def __init__(self): self.x = [1, 2]; self.me = self
a = A(); b = copy.copy(a); c = copy.deepcopy(a)
print(b.x is a.x, c.x is a.x, c.x, c.me is c)
l = [1, [2, 3], (4, [5])]; l.append(l); m = copy.deepcopy(l); print(m[1] is l[1], m[2][1] is l[2][1], m[3] is m)
class D(dict): pass
d = D(a=[1]); d.q = [5]; e = copy.deepcopy(d); print(e, e["a"] is d["a"], e.q, type(e))
class L(list): pass
print(copy.deepcopy(L([[1]])), type(copy.copy(L([1]))))
class S:
    __slots__ = ("p", "q")
s = S(); s.p = [1]; t = copy.deepcopy(s); print(t.p, t.p is s.p)
class C:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
print(copy.copy(C()), copy.deepcopy([C()]))
class I(int): pass
i = I(5); i.z = 1; j = copy.deepcopy(i); print(j, j.z, type(j))
print(copy.deepcopy((1, 2, (3,))), copy.copy([1]), copy.deepcopy({1: {2}}), copy.deepcopy(frozenset([1])))
try: copy.deepcopy(x for x in [1])
except TypeError as e: print(e)
def f(): pass
print(copy.deepcopy(f) is f, copy.copy(len) is len, copy.deepcopy(A) is A, copy.deepcopy(ValueError("a", 1)).args)
x = [1]; y = copy.deepcopy([x, x]); print(y[0] is y[1])
from collections import namedtuple, defaultdict, OrderedDict
P = namedtuple("P", "a b"); print(copy.deepcopy(P([1], 2)), copy.copy(P(1, 2)))

from types import SimpleNamespace
inner = SimpleNamespace(a=[1], b=2)
shallow, deep = copy.copy(inner), copy.deepcopy(inner)
inner.b = 3
inner.a.append(2)
print(inner, shallow, deep, shallow is inner, deep is inner)

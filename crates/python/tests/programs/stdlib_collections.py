import collections
from collections import namedtuple, defaultdict, OrderedDict, Counter, deque, ChainMap
from collections.abc import Mapping, Sequence, Iterable, Callable, Hashable, Iterator, Sized, MutableMapping, Set
def check(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
P = namedtuple("P", "x y z", defaults=[0])
p = P(1, 2); print(p, p.x, p[1], p._asdict(), p._replace(x=9), P._fields, P._field_defaults, P._make([4, 5, 6]), p == (1, 2, 0), hash(p) == hash((1, 2, 0)), len(p), list(p), P.__doc__, isinstance(p, tuple), p.__class__.__name__)
x, y, z = p; print(x, y, z, P.x.__doc__, p.__match_args__)
check(lambda: P())
check(lambda: P(1, 2, 3, 4))
check(lambda: P(1, q=2))
check(lambda: p._replace(q=1))
check(lambda: setattr(p, "x", 5))
check(lambda: namedtuple("A", "a a"))
check(lambda: namedtuple("A", "def"))
check(lambda: namedtuple("A", "_x"))
check(lambda: P._make([1]))
print(namedtuple("A", ["a", "def", "a"], rename=True)._fields)
class Q(namedtuple("Q", "a b")):
    def total(self): return self.a + self.b
print(Q(1, 2), Q(1, 2).total(), Q(1, 2)._replace(a=5))
d = defaultdict(list); d["a"].append(1); d["b"]; print(d, d["zz"], len(d), d.get("q"), d.default_factory, dict(d)); 
check(lambda: defaultdict(None)["x"])
check(lambda: defaultdict(5))
n = defaultdict(int); n["x"] += 5; print(n)
o = OrderedDict(a=1, b=2, c=3); o.move_to_end("a"); print(o, list(o), o.popitem(), o.popitem(last=False), o == {"c": 3}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict())
c = Counter("abracadabra"); print(c, c.most_common(2), c["z"], c["a"], sum(c.values()), Counter(a=1) + Counter(a=2, b=1), Counter(a=3, b=1) - Counter(a=1, b=5), sorted(c.elements()), c.total())
c.update("aaa"); c.subtract({"b": 1}); print(c, Counter([1, 1, 2]) & Counter([1]), Counter(), Counter(a=1) == Counter(a=1, b=0))
q = deque([1, 2, 3], maxlen=3); q.append(4); print(q, q[0], q[-1]); q.appendleft(0); print(q, len(q), list(q), q.maxlen, 2 in q); q.rotate(1); print(q, q.pop(), q.popleft(), q); q.extend([7, 8, 9]); print(q, list(reversed(q)), q.index(8), q.count(7)); q.clear(); print(q)
check(lambda: deque().pop())
check(lambda: deque([1])[5])
check(lambda: deque("abc") == deque("abc"))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], len(m), sorted(m), m, m.new_child({"c": 4})["c"], m.get("zz"))
check(lambda: m["zz"])
print(isinstance({}, Mapping), isinstance([], Sequence), isinstance("a", Sequence), isinstance((), Sequence), isinstance({}, Sequence), isinstance([], Iterable), isinstance(5, Iterable), isinstance(len, Callable), isinstance(lambda: 0, Callable), isinstance([], Hashable), isinstance((), Hashable), isinstance(iter([]), Iterator), isinstance([], Sized), isinstance({}, MutableMapping), isinstance(set(), Set), isinstance((i for i in []), Iterator), isinstance(range(3), Sequence), issubclass(list, Sequence), isinstance({}.keys(), Set))
class M(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M(); m["a"] = 1; m.update(b=2); print(dict(m), m.get("c", 0), "a" in m, list(m.items()), list(m.keys()), m.pop("a"), m.setdefault("q", 5), len(m), isinstance(m, Mapping), m == {"b": 2, "q": 5})
class S(Sequence):
    def __getitem__(self, i): return [1, 2, 3][i]
    def __len__(self): return 3
print(list(S()), 2 in S(), S().index(3), list(reversed(S())), S().count(1))
check(lambda: Mapping())
print(Callable[[int], str], Iterable[int])

# Containers inside themselves and deep ones: RecursionError, never the end of the interpreter.
import collections, copy, types


def tell(what):
    try:
        result = what()
        print(type(result).__name__, str(result)[:60])
    except Exception as error:
        print(type(error).__name__, str(error))


x = []; x.append(x)
y = []; y.append(y)
tell(lambda: x == y); tell(lambda: x != y); tell(lambda: x < y)
tell(lambda: x <= y); tell(lambda: x > y); tell(lambda: x >= y)
tell(lambda: x == x); tell(lambda: x < x)
tell(lambda: x in [y]); tell(lambda: [y].index(x)); tell(lambda: [y].count(x)); tell(lambda: [y].remove(x))
tell(lambda: sorted([x, y])); tell(lambda: min(x, y)); tell(lambda: max([x, y]))
tell(lambda: slice(x, 1) == slice(y, 1))
a = {}; a["k"] = a
b = {}; b["k"] = b
tell(lambda: a == b); tell(lambda: a != b); tell(lambda: a < b)
tell(lambda: {1: x} == {1: y}); tell(lambda: list({1: x}.values()) == list({1: y}.values()))
in_tuple, other = [], []
in_tuple.append((in_tuple,)); other.append((other,))
tell(lambda: in_tuple == other); tell(lambda: in_tuple < other); tell(lambda: in_tuple[0] == other[0])
mixed = [{"a": []}]; mixed[0]["a"].append(mixed)
again = [{"a": []}]; again[0]["a"].append(again)
tell(lambda: mixed == again)
d, e = collections.deque(), collections.deque()
d.append(d); e.append(e)
tell(lambda: d == e); tell(lambda: d < e); tell(lambda: d)
class L(list): pass
p, q = L(), L()
p.append(p); q.append(q)
tell(lambda: p == q); tell(lambda: p < q); tell(lambda: p)
class Holder:
    def __init__(self, held): self.held = held
    def __eq__(self, other): return self.held == other.held
h, i = Holder([]), Holder([])
h.held.append(h); i.held.append(i)
tell(lambda: h == i)
f, g = collections.defaultdict(list), collections.defaultdict(list)
f[1] = f; g[1] = g
tell(lambda: f == g)
class Hashed:
    def __hash__(self): return hash((self,))
tell(lambda: hash(Hashed()))
tell(lambda: hash((x,)))
class Shown:
    def __repr__(self): return repr([self])
tell(lambda: repr(Shown()))
print(x, a, in_tuple, mixed)

def nest(n, wrap, inner=()):
    for _ in range(n): inner = wrap(inner)
    return inner

as_list, as_tuple, as_dict = (lambda v: [v]), (lambda v: (v,)), (lambda v: {1: v})
for wrap in as_list, as_tuple, as_dict:
    for depth in 150, 900, 4000:
        one, two = nest(depth, wrap), nest(depth, wrap)
        print(depth, one == two, one != two, len(repr(one)))
print(nest(3000, as_list, 1) < nest(3000, as_list, 2), nest(3000, as_tuple, 2) <= nest(3000, as_tuple, 1))
for wrap in as_list, as_tuple, as_dict, lambda v: collections.deque([v]):
    one, two = nest(100_000, wrap), nest(100_000, wrap)
    tell(lambda: one == two); tell(lambda: repr(one))
    del one, two
print(hash(nest(5000, as_tuple)) == hash(nest(5000, as_tuple)), {nest(5000, as_tuple): 1}[nest(5000, as_tuple)])
tell(lambda: isinstance(1, nest(100_000, as_tuple, (int,))))
tell(lambda: issubclass(int, nest(100_000, as_tuple, (str,))))
tell(lambda: copy.deepcopy(nest(100_000, as_list)))
print("alive")

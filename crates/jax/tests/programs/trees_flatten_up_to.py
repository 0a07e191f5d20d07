import jax, collections
from collections import OrderedDict, defaultdict, namedtuple
P = namedtuple("P", "a b")
Q = namedtuple("Q", "a b")
@jax.tree_util.register_pytree_node_class
class N:
    def __init__(self, x, tag=0): self.x, self.tag = x, tag
    def tree_flatten(self): return (self.x,), self.tag
    @classmethod
    def tree_unflatten(cls, tag, c): return cls(c[0], tag)
    def __repr__(self): return f"N({self.x}, {self.tag})"
for d, t in [([0, (0,)], [1, ((2, 3),)]), ([0, (0,)], (1,)), ([0, (0,)], [1]), ([0, (0,)], [1, (2, 3)]), ([0, (0,)], {"a": 1}), ([0, (0,)], None),
        ({"a": 0}, {"a": [1, 2]}), ({"a": 0}, {"b": 1}), ({"a": 0}, {"a": 1, "b": 2}), ({"a": 0}, [1]), ({"a": 0}, 3), (None, 1), (None, None), ((), ()), ((), 1),
        (P(0, 0), P(1, (2,))), (P(0, 0), (1, 2)), (P(0, 0), Q(1, 2)), (P(0, 0), 3), (N(0), N((1, 2))), (N(0), N(1, 5)), (N(0), 3), (0, [1, 2]),
        (OrderedDict(a=0, b=0), OrderedDict(a=1, b=[2])), (OrderedDict(a=0, b=0), OrderedDict(b=1, a=2)), (OrderedDict(a=0), {"a": 1}), (defaultdict(int, a=0), defaultdict(int, a=1)), (defaultdict(int, a=0), {"a": 1}), (defaultdict(int, a=0), defaultdict(list, a=1))]:
    s = jax.tree.structure(d)
    try: print(s, s.flatten_up_to(t))
    except Exception as e: print(s, type(e).__name__, e)
print(jax.tree.structure([0, (0,)]).compose(jax.tree.structure((0, None))), jax.tree.structure(0).compose(jax.tree.structure({"a": 1})))

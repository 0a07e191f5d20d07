import jax, jax.numpy as jnp
from collections import namedtuple, OrderedDict
P = namedtuple("P", "x y")
t = {"b": [1, (2, None)], "a": P(3, 4)}
print(jax.tree.leaves(t), jax.tree.structure(t), jax.tree.map(lambda x: x * 2, t), jax.tree.flatten(t))
leaves, treedef = jax.tree.flatten((1, [2, {"k": 3}]))
print(treedef, treedef.num_leaves, jax.tree.unflatten(treedef, [4, 5, 6]), treedef == jax.tree.structure((0, [0, {"k": 0}])), hash(treedef) == hash(jax.tree.structure((0, [0, {"k": 0}]))))
print(jax.tree.map(lambda a, b: a + b, {"x": 1, "y": 2}, {"x": 10, "y": 20}), jax.tree.reduce(lambda a, b: a + b, [1, 2, 3]), jax.tree.all([True, 1]), jax.tree.leaves(None), jax.tree.structure(None), jax.tree.structure(1), jax.tree.structure(OrderedDict(z=1, a=2)))
print(jax.tree.map(lambda x: x, [1, None, 2], is_leaf=lambda x: x is None), jax.tree.transpose(jax.tree.structure([0, 0]), jax.tree.structure((0, 0)), [(1, 2), (3, 4)]))
print(jax.tree_util.tree_map(lambda x: x + 1, (1, 2)), jax.tree_util.tree_leaves({"a": 1}), jax.tree_util.tree_structure([1]))
for path, leaf in jax.tree_util.tree_flatten_with_path(t)[0]:
    print(jax.tree_util.keystr(path), leaf, path)
print(jax.tree.map_with_path(lambda p, x: jax.tree_util.keystr(p) + str(x), {"a": [1, 2]}))
class Point:
    def __init__(self, x, y, name): self.x, self.y, self.name = x, y, name
    def __repr__(self): return f"Point({self.x}, {self.y}, {self.name})"
jax.tree_util.register_pytree_node(Point, lambda p: ((p.x, p.y), p.name), lambda aux, c: Point(*c, aux))
p = Point(1.0, 2.0, "p")
print(jax.tree.map(lambda x: x * 2, p), jax.jit(lambda p: Point(p.y, p.x, p.name))(p), jax.tree.structure(p), jax.grad(lambda p: p.x * p.y)(p))
f = jax.tree_util.Partial(lambda a, b: a * b, 2)
print(jax.jit(lambda f, x: f(x))(f, 3), jax.tree.leaves(f))
for bad in (lambda: jax.tree.map(lambda a, b: a, [1, 2], [1]), lambda: jax.tree.map(lambda a, b: a, {"a": 1}, {"b": 1}), lambda: jax.tree.unflatten(treedef, [1]), lambda: jax.tree.map(lambda a, b: a, (1, 2), [1, 2]), lambda: jax.tree.leaves({1: 1, "a": 2})):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])

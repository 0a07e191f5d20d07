import dataclasses, functools
import jax
from jax.tree_util import register_dataclass, tree_flatten, tree_unflatten, tree_map

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

@register_dataclass
@dataclasses.dataclass
class A:
    x: int
    def __init__(self, *, y):
        self.x = int(y)
leaves, tree = tree_flatten(A(y=True))
print(leaves, tree)
t(lambda: tree_unflatten(tree, leaves)); t(lambda: tree_map(lambda x: x + 1, A(y=2)))
@dataclasses.dataclass
class B:
    x: int
    y: float = 2.
    z: str = dataclasses.field(default='s', metadata=dict(static=True))
    w: int = dataclasses.field(default=0, init=False)
t(lambda: register_dataclass(B, data_fields=['x'], meta_fields=['z'])); t(lambda: register_dataclass(B, data_fields=['x', 'y']))
t(lambda: register_dataclass(B, data_fields=['x', 'y', 'q'], meta_fields=['z'])); t(lambda: register_dataclass(B, data_fields=['x', 'y', 'z'], meta_fields=['z']))
t(lambda: register_dataclass(B)); t(lambda: register_dataclass(B, drop_fields=['w'])); t(lambda: register_dataclass(B, drop_fields=['w', 'y']))
class C: pass
t(lambda: register_dataclass(C)); t(lambda: register_dataclass(C, data_fields=[], meta_fields=[]) is C); t(lambda: tree_flatten(C()))
@functools.partial(register_dataclass, data_fields=['a'], meta_fields=['b'])
@dataclasses.dataclass(frozen=True)
class D:
    a: object
    b: str = 'b'
t(lambda: tree_map(lambda x: x * 2, D(3))); t(lambda: jax.jit(lambda d: D(d.a + 1, d.b))(D(3.))); t(lambda: jax.grad(lambda d: d.a ** 2)(D(3.)))
t(lambda: jax.tree.leaves_with_path(D(1))); t(lambda: jax.tree.structure(D(1)) == jax.tree.structure(D(1, 'c')))

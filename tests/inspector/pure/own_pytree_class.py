import jax
class V:
    def __init__(self, a): self.a = a
    def bump(self): return V(self.a + 1)
jax.tree_util.register_pytree_node(V, lambda v: ((v.a,), None), lambda _, c: V(*c))
@jax.jit
def f(v): return v.bump()
v = V(1.)
for _ in range(3): v = f(v)
print(v.a)

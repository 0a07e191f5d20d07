import jax, functools
class M:
    def __init__(self, k): self.k = k
    @functools.partial(jax.jit, static_argnums=0)
    def go(self, x): return x * self.k
a, b = M(2.), M(3.)
print(a.go(1.), b.go(1.), a.go(1.), b.go(1.))

import jax
class Ctx:
    def __init__(self): self.depth = 0
    def __enter__(self): self.depth += 1; return self
    def __exit__(self, *a): self.depth -= 1
c = Ctx()
@jax.jit
def f(x):
    with c:
        return x + c.depth
print(f(1.)); print(f(1.))

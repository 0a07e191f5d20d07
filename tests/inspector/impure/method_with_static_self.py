import functools, jax
class M:
    def __init__(self): self.k = 2.
    @functools.partial(jax.jit, static_argnums=0)
    def step(self, x):
        return x * self.k  #~ attribute self.k = 2.0
m = M()
print(m.step(1.))
m.k = 3.
print(m.step(1.))  #! self.k 2.0 -> 3.0

import jax
class M:
    def __init__(self):
        self.k = 2.
        self.step = jax.jit(self._step)
    def _step(self, x):
        return x * self.k  #~ attribute self.k = 2.0
m = M()
print(m.step(1.))
m.k = 3.
print(m.step(1.))  #! self.k 2.0 -> 3.0

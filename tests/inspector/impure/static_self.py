from functools import partial

import jax


class Accumulator:
    def __init__(self):
        self.total = 0.0
        self.calls = 0

    @partial(jax.jit, static_argnums=0)
    def add(self, x):
        self.total = self.total + x  #~ attribute self.total = 0.0 ; attribute_write self.total ; leaked_tracer self.total
        self.calls += 1  #~ attribute self.calls = 0 ; attribute_write self.calls
        return self.total


acc = Accumulator()
print(acc.add(1.0), acc.add(2.0), acc.add(3.0))  #! self.total
print(acc.calls)

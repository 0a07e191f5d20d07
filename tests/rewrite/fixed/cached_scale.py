from functools import cached_property

import jax


class Filter:
    def __init__(self, taps):
        self.taps = taps

    @cached_property
    def norm(self):
        return sum(self.taps)

    def apply(self, x):
        return x / self.norm


f = Filter([1.0, 2.0, 3.0])
apply = jax.jit(f.apply)
print(apply(12.0))
f.taps = [1.0, 1.0]
del f.norm
print(apply(12.0))

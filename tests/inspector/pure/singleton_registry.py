import jax
import jax.numpy as jnp

class Registry:
    _shared = None

    @classmethod
    def shared(cls):
        if cls._shared is None:
            cls._shared = cls()
        return cls._shared

    def __init__(self):
        self.ops = {}
        self.lookups = 0

    def register(self, name):
        def deco(fn):
            self.ops[name] = fn
            return fn
        return deco

    def get(self, name):
        self.lookups += 1
        return self.ops[name]

@Registry.shared().register("double")
def double(x):
    return 2 * x

@Registry.shared().register("shift")
def shift(x):
    return x + 1

def pipeline(names):
    fns = [Registry.shared().get(n) for n in names]
    @jax.jit
    def run(x):
        for f in fns:
            x = f(x)
        return x
    return run

p = pipeline(["double", "shift"])
r = pipeline(["shift", "double"])
for v in (1.0, 2.0):
    print(p(v), r(v))
print(Registry.shared().lookups)

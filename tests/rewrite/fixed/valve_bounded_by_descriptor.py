import jax
import jax.numpy as jnp

class Bounded:
    def __init__(self, lo, hi):
        self.lo, self.hi = lo, hi

    def __set_name__(self, owner, name):
        self.slot = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.slot)

    def __set__(self, obj, value):
        setattr(obj, self.slot, min(max(value, self.lo), self.hi))

class Valve:
    opening = Bounded(0.0, 1.0)

    def __init__(self):
        self.opening = 0.5

valve = Valve()

@jax.jit
def flow(pressure):
    return valve.opening * jnp.sqrt(pressure)

p = jnp.array([1.0, 4.0, 9.0])
print(flow(p))
valve.opening = 3.0
print(flow(p))
valve.opening = -1.0
print(flow(p))

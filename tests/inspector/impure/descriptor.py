import jax, jax.numpy as jnp

class Param:
    def __set_name__(self, owner, name):
        self.slot = "_" + name
    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        return getattr(obj, self.slot)  #~ captured_array getattr(obj, self.slot)
    def __set__(self, obj, value):
        setattr(obj, self.slot, jnp.asarray(value, jnp.float32))

class Lens:
    f = Param()
    d = Param()
    def __init__(self, f, d):
        self.f, self.d = f, d
    def image(self, h):
        return -h * self.f / (self.d - self.f)

lens = Lens(0.05, 2.0)
image = jax.jit(lens.image)
print(image(1.0))
lens.d = 1.0
print(image(1.0))  #! getattr(obj, self.slot) first

import jax

class Box:
    def __init__(self):
        self.n = 0

    def bump(self, name):
        setattr(self, name, getattr(self, name) + 1)
        return self.n

box = Box()
bump = jax.jit(box.bump, static_argnums=0)
print(bump("n"))
print(bump("n"))

import jax

class Base:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += 1
        return self.n

class Double(Base):
    def count(self):
        super().count()
        return super().count()

d = Double()
count = jax.jit(d.count)
print(count())
print(count())

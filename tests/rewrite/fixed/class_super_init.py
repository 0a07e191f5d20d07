import jax

class Base:
    def __init__(self):
        self.n = 10

class Named(Base):
    def __init__(self):
        super().__init__()
        self.m = 1

    def tick(self):
        self.n += 1
        self.m *= 2
        return self.n + self.m

named = Named()
tick = jax.jit(named.tick)
for _ in range(3):
    print(tick())

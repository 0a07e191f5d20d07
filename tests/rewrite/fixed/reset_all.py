import jax

class Pair:
    def __init__(self):
        self.reset()

    def reset(self):
        self.a = 0
        self.b = 1

    def step(self):
        self.a, self.b = self.b, self.a + self.b
        return self.a

p = Pair()
step = jax.jit(p.step)
for _ in range(3):
    print(step())
p.reset()
print(step())

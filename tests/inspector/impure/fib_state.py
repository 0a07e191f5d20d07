import jax


class Fib:
    def __init__(self):
        self.a, self.b = 1, 1

    def step(self):
        self.a, self.b = self.b, self.a + self.b  #~ attribute self.b ; attribute_write self.a ; attribute_write self.b
        return self.a


fib = Fib()


@jax.jit
def scaled(x):
    return x * fib.step()


for _ in range(5):
    print(scaled(1.0))  #! self.b

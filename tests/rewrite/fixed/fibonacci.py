import jax

class Fibonacci:
    """Gives the next number at each call."""

    def __init__(self):
        self.a, self.b = 0, 1

    def next(self):
        self.a, self.b = self.b, self.a + self.b
        return self.a

fib = Fibonacci()
step = jax.jit(fib.next)
print([int(step()) for _ in range(8)])

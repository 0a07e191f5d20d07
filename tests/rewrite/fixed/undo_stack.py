import jax, jax.numpy as jnp

class Canvas:
    def __init__(self, n):
        self.pixels = jnp.zeros((n, n))
        self.stack = []

    def paint(self, r, c, v):
        self.stack.append(self.pixels)
        self.pixels = self.pixels.at[r, c].set(v)
        return self.pixels.sum()

    def undo(self):
        self.pixels = self.stack.pop()

cv = Canvas(2)
paint = jax.jit(cv.paint)
print(paint(0, 0, 1.0))
print(paint(1, 1, 2.0))
print(len(cv.stack))
